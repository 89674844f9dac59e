"""Grade scales and the dimensions that are graded by them, as data: which words a place uses is its own matter."""

from dataclasses import asdict, dataclass

from voting.rules.reading import read_integer, read_list, read_object, read_text

CODE = "paper.wrong_shape"
MAX_GRADES = 10
MAX_SCALES = 10
MAX_DIMENSIONS = 20


@dataclass(frozen=True)
class Grade:
    """One word of a scale; `points` is what it is worth in a score, 0 to 100."""

    id: str
    title: str
    points: int = 0

    @classmethod
    def from_data(cls, data: object) -> "Grade":
        """The grade of its JSON form; refuses anything else with `paper.wrong_shape`."""
        fields = read_object(data, CODE, ("id", "title"), ("points",), where="grade")
        return cls(
            id=read_text(fields["id"], CODE, "id", limit=40),
            title=read_text(fields["title"], CODE, "title", limit=40),
            points=read_integer(fields.get("points", 0), CODE, "points", high=100),
        )


@dataclass(frozen=True)
class Scale:
    """A scale such as 满意, 基本满意, 不满意: its grades from the best to the worst."""

    id: str
    title: str
    grades: tuple[Grade, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The grades' ids, best first."""
        return tuple(grade.id for grade in self.grades)

    def grade(self, grade_id: str) -> Grade | None:
        """The grade of that id, or None."""
        return next((grade for grade in self.grades if grade.id == grade_id), None)

    @classmethod
    def from_data(cls, data: object) -> "Scale":
        """The scale of its JSON form; refuses anything else with `paper.wrong_shape`."""
        fields = read_object(data, CODE, ("id", "title", "grades"), where="scale")
        grades = read_list(fields["grades"], CODE, "grades", limit=MAX_GRADES * 5)
        return cls(
            id=read_text(fields["id"], CODE, "id", limit=40),
            title=read_text(fields["title"], CODE, "title", limit=100),
            grades=tuple(Grade.from_data(grade) for grade in grades),
        )

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return {"id": self.id, "title": self.title, "grades": [asdict(grade) for grade in self.grades]}


@dataclass(frozen=True)
class Dimension:
    """What is graded of every subject, such as 办理态度; `scale` is the id of its scale."""

    id: str
    title: str
    scale: str

    @classmethod
    def from_data(cls, data: object) -> "Dimension":
        """The dimension of its JSON form; refuses anything else with `paper.wrong_shape`."""
        fields = read_object(data, CODE, ("id", "title", "scale"), where="dimension")
        return cls(
            id=read_text(fields["id"], CODE, "id", limit=40),
            title=read_text(fields["title"], CODE, "title", limit=100),
            scale=read_text(fields["scale"], CODE, "scale", limit=40),
        )

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return asdict(self)


def line_id(subject_id: str, dimension_id: str) -> str:
    """The id of the line on which a subject is graded in a dimension; ids of either have no colon."""
    return f"{subject_id}:{dimension_id}"
