"""The OpenAPI 3.1 document, generated from the models that validate the requests."""

import re
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from core.web.views import DOWNLOADS, REGISTRY, Registered

REF = "#/components/schemas/{model}"
ERROR_SCHEMA = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "details": {"type": "object"},
            },
        }
    },
}


def document(version: str) -> dict[str, Any]:
    """The whole document for the views registered in this process."""
    views = sorted((v for v in REGISTRY.values() if not v.is_page), key=lambda v: (v.path, v.method))
    inputs = [(v.endpoint, TypeAdapter(v.body)) for v in views if v.body]
    outputs = [(v.endpoint, TypeAdapter(v.returns)) for v in views if _has_model(v)]
    schemas, definitions = TypeAdapter.json_schemas(
        [(key, "validation", adapter) for key, adapter in inputs]
        + [(key, "serialization", adapter) for key, adapter in outputs],
        ref_template=REF,
    )
    paths: dict[str, Any] = {}
    for view in views:
        operation = _operation(view, schemas)
        paths.setdefault(re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", view.path), {})[view.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Congress Hall API", "version": version},
        "paths": paths,
        "components": {
            "schemas": {**definitions.get("$defs", {}), "Error": ERROR_SCHEMA},
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"bearer": []}],
    }


def _has_model(view: Registered) -> bool:
    return view.returns is not None and view.returns not in DOWNLOADS


def _operation(view: Registered, schemas: dict[Any, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": view.endpoint,
        "summary": view.summary,
        "tags": [view.endpoint.split(".")[0]],
        "description": f"Who may: {view.permission.name}.",
        "parameters": _parameters(view),
        "responses": {"200": _success(view, schemas), "default": _failure()},
    }
    if view.body:
        content = {"application/json": {"schema": schemas[(view.endpoint, "validation")]}}
        operation["requestBody"] = {"required": True, "content": content}
    if view.upload:
        fields = {} if view.form is None else _form_fields(view.form)
        schema = {
            "type": "object",
            "properties": fields,
            "additionalProperties": {"type": "string", "format": "binary"},
        }
        operation["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    return operation


def _parameters(view: Registered) -> list[dict[str, Any]]:
    path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"<(?:\w+:)?(\w+)>", view.path)
    ]
    if view.query is None:
        return path
    _, schema = models_json_schema([(view.query, "validation")])
    model = schema["$defs"][view.query.__name__]
    required = set(model.get("required", ()))
    return path + [
        {"name": name, "in": "query", "required": name in required, "schema": rule}
        for name, rule in model.get("properties", {}).items()
    ]


def _form_fields(form: type[BaseModel]) -> dict[str, Any]:
    _, schema = models_json_schema([(form, "validation")])
    fields: dict[str, Any] = schema["$defs"][form.__name__].get("properties", {})
    return fields


def _success(view: Registered, schemas: dict[Any, Any]) -> dict[str, Any]:
    if view.returns in DOWNLOADS:
        return {"description": "A file", "content": {"application/octet-stream": {}}}
    schema = schemas[(view.endpoint, "serialization")] if _has_model(view) else {"type": "object"}
    return {"description": "Done", "content": {"application/json": {"schema": schema}}}


def _failure() -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": REF.format(model="Error")}}}
    return {"description": "Refused: a code and a sentence in the reader's language", "content": content}
