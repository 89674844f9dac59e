"""Everything that can be wrong with a piece of an election, each under its own code."""

from enum import StrEnum


class Code(StrEnum):
    """Which check failed."""

    SIZE = "bytes.size"
    NOT_JSON = "bytes.not_json"
    NOT_CANONICAL = "bytes.not_canonical"
    SHAPE = "bytes.shape"
    NUMBER = "bytes.number"

    OTHER_UUID = "context.uuid"
    OTHER_ELECTION = "context.election"
    UNKNOWN_CREDENTIAL = "context.unknown_credential"
    OTHERS_CREDENTIAL = "context.others_credential"
    CLOSED = "context.closed"

    ANSWERS = "counts.answers"
    CHOICES = "counts.choices"
    INDIVIDUAL_PROOFS = "counts.individual_proofs"
    OVERALL_PROOF = "counts.overall_proof"
    BLANK_PROOF = "counts.blank_proof"

    OUTSIDE_GROUP = "group.outside"
    EXPONENT = "group.exponent"
    ALPHA_ONE = "group.alpha_one"

    INDIVIDUAL = "proof.individual"
    OVERALL = "proof.overall"
    BLANK = "proof.blank"
    SIGNED_HASH = "proof.signed_hash"
    SIGNATURE = "proof.signature"

    SAME_BALLOT = "again.same_ballot"
    SECOND_BALLOT = "again.second_ballot"

    VERSION = "setup.version"
    UUID = "setup.uuid"
    GROUP_NAME = "setup.group_name"
    QUESTIONS = "setup.questions"
    BOUNDS = "setup.bounds"
    CREDENTIAL_TWICE = "setup.credential_twice"
    WEIGHT = "setup.weight"
    TRUSTEES = "setup.trustees"
    PUBLIC_KEY = "setup.public_key"
    KEY_IS_ONE = "setup.key_is_one"
    KEY_PROOF = "setup.key_proof"
    KEY_TWICE = "setup.key_twice"
    THRESHOLD = "setup.threshold"
    CERTIFICATE = "setup.certificate"
    CERTIFICATE_TWICE = "setup.certificate_twice"
    COEFEXPS = "setup.coefexps"
    VERIFICATION_KEY = "setup.verification_key"

    MESSAGE = "channel.message"
    RECIPIENT = "channel.recipient"
    SHARE = "channel.share"

    NUM_TALLIED = "tally.num_tallied"
    TOTAL_WEIGHT = "tally.total_weight"
    ENCRYPTED_TALLY = "tally.encrypted_tally"
    OWNER = "tally.owner"
    OWNER_TWICE = "tally.owner_twice"
    MISSING_DECRYPTION = "tally.missing_decryption"
    DECRYPTION_SHAPE = "tally.decryption_shape"
    DECRYPTION = "tally.decryption"
    RESULT_SHAPE = "tally.result_shape"
    COUNT = "tally.count"
    RESULT = "tally.result"

    TAR = "archive.tar"
    NAME = "archive.name"
    HEADER = "archive.header"
    ORDER = "archive.order"
    PARENT = "archive.parent"
    HEIGHT = "archive.height"
    PAYLOAD = "archive.payload"
    UNFINISHED = "archive.unfinished"
    NOT_TALLIED = "archive.not_tallied"


class Fault(Exception):
    """One check that failed: its code, the place, and a sentence for whoever reads the report."""

    def __init__(self, code: Code, where: str, message: str) -> None:
        super().__init__(code, where, message)
        self.code = code
        self.where = where
        self.message = message

    def __str__(self) -> str:
        return f"{self.code}: {self.where}: {self.message}"

    def within(self, place: str) -> "Fault":
        """The same fault, seen from outside: its place is inside `place`."""
        return Fault(self.code, f"{place}, {self.where}" if self.where else place, self.message)
