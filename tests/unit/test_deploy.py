"""The Kubernetes manifests: Kubernetes' own schema, settings that exist, names that meet, and a container without rights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from legation.service.cli.app import app
from legation.service.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "deploy" / "kubernetes"
FILES = sorted(FOLDER.glob("*.yaml"))
NAME = {"type": "string", "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"}
QUANTITY = {"type": "string", "pattern": r"^[0-9]+(m|Ki|Mi|Gi)?$"}
LABELS = {"type": "object", "additionalProperties": {"type": "string"}}


def shape(required: str = "", **properties: Any) -> dict[str, Any]:
    """An object of these properties and no other."""
    return {"type": "object", "properties": properties, "required": required.split(), "additionalProperties": False}


def many(items: dict[str, Any]) -> dict[str, Any]:
    """A list that is not empty."""
    return {"type": "array", "items": items, "minItems": 1}


WHOLE = {"type": "integer", "minimum": 0}
TEXT, TRUE, FALSE = {"type": "string"}, {"const": True}, {"const": False}
META = shape("name", name=NAME, labels=LABELS)
PROBE = shape(
    "httpGet", httpGet=shape("path port", path={"pattern": "^/(healthz|readyz)$"}, port=NAME), periodSeconds=WHOLE, timeoutSeconds=WHOLE,
    failureThreshold=WHOLE,
)  # fmt: skip
CONTAINER = shape(
    "name image args env ports startupProbe livenessProbe readinessProbe resources securityContext volumeMounts",
    name=NAME, image=TEXT, args=many(TEXT), ports=many(shape("name containerPort", name=NAME, containerPort=WHOLE)),
    env=many(shape("name", name={"pattern": "^LEGATION_"}, value=TEXT,
                   valueFrom=shape("secretKeyRef", secretKeyRef=shape("name key", name=NAME, key=TEXT)))),
    startupProbe=PROBE, livenessProbe=PROBE, readinessProbe=PROBE,
    resources=shape("requests limits", requests=shape("cpu memory", cpu=QUANTITY, memory=QUANTITY),
                    limits=shape("memory", memory=QUANTITY)),
    securityContext=shape("allowPrivilegeEscalation readOnlyRootFilesystem capabilities", allowPrivilegeEscalation=FALSE,
                          readOnlyRootFilesystem=TRUE, capabilities=shape("drop", drop={"const": ["ALL"]})),
    volumeMounts=many(shape("name mountPath", name=NAME, mountPath={"pattern": "^/"}, readOnly={"type": "boolean"})),
)  # fmt: skip
POD = shape(
    "automountServiceAccountToken securityContext containers volumes", automountServiceAccountToken=FALSE,
    terminationGracePeriodSeconds={"type": "integer", "minimum": 15}, containers=many(CONTAINER),
    securityContext=shape("runAsNonRoot runAsUser seccompProfile", runAsNonRoot=TRUE, runAsUser={"type": "integer", "minimum": 1},
                          runAsGroup=WHOLE, fsGroup=WHOLE, seccompProfile=shape("type", type={"const": "RuntimeDefault"})),
    volumes=many(shape("name", name=NAME, emptyDir={"type": "object"}, persistentVolumeClaim=shape("claimName", claimName=NAME),
                       secret=shape("secretName", secretName=NAME, optional={"type": "boolean"}))),
)  # fmt: skip
SELECTOR = shape("matchLabels", matchLabels=LABELS)
PROBES = ("startupProbe", "livenessProbe", "readinessProbe")
JOB_CONTAINER = shape(
    " ".join(name for name in CONTAINER["required"] if name not in (*PROBES, "ports")),
    **{name: one for name, one in CONTAINER["properties"].items() if name not in (*PROBES, "ports")},
)
NEAR = shape("labelSelector topologyKey", labelSelector=SELECTOR, topologyKey={"const": "kubernetes.io/hostname"})
JOB_POD = shape(
    "restartPolicy automountServiceAccountToken securityContext containers volumes",
    **POD["properties"] | {
        "containers": many(JOB_CONTAINER), "restartPolicy": {"const": "Never"},
        "affinity": shape("podAffinity", podAffinity=shape(
            "requiredDuringSchedulingIgnoredDuringExecution", requiredDuringSchedulingIgnoredDuringExecution=many(NEAR))),
    },
)  # fmt: skip
KINDS = {
    "Deployment": ("apps/v1", shape(
        "replicas selector template", replicas=WHOLE, selector=SELECTOR,
        strategy=shape("type", type={"enum": ["Recreate", "RollingUpdate"]}),
        template=shape("metadata spec", metadata=shape("labels", labels=LABELS, annotations=LABELS), spec=POD))),
    "Service": ("v1", shape("selector ports", selector=LABELS,
                            ports=many(shape("name port targetPort", name=NAME, port=WHOLE, targetPort=NAME)))),
    "PersistentVolumeClaim": ("v1", shape("accessModes resources", accessModes={"const": ["ReadWriteOnce"]},
                                          resources=shape("requests", requests=shape("storage", storage=QUANTITY)))),
    "CronJob": ("batch/v1", shape(
        "schedule concurrencyPolicy jobTemplate", schedule={"pattern": r"^\d+ \d+ \* \* \d$"}, concurrencyPolicy={"const": "Forbid"},
        successfulJobsHistoryLimit=WHOLE, failedJobsHistoryLimit=WHOLE,
        jobTemplate=shape("spec", spec=shape("backoffLimit activeDeadlineSeconds template", backoffLimit=WHOLE, activeDeadlineSeconds=WHOLE,
                                             template=shape("metadata spec", metadata=shape("labels", labels=LABELS), spec=JOB_POD))))),
    "PodDisruptionBudget": ("policy/v1", shape("minAvailable selector", minAvailable=WHOLE, selector=SELECTOR)),
}  # fmt: skip
"""What these manifests must say beyond what Kubernetes asks: probes, limits, no rights; another field is a mistake or has to be added."""
VERSIONS = ("1.29", "1.33", kubernetes_validate.latest_version())
"""Of Kubernetes, whose schemas are tried."""


def documents(file: Path) -> dict[str, Any]:
    """The manifests of a file by kind."""
    return {one["kind"]: one for one in yaml.safe_load_all(file.read_text())}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_manifests_fit_kubernetes_own_schema(file: Path, version: str) -> None:
    for one in yaml.safe_load_all(file.read_text()):
        kubernetes_validate.validate(one, version, strict=True)
        with pytest.raises(kubernetes_validate.ValidationError):
            kubernetes_validate.validate(one | {"specification": {}}, version, strict=True)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_manifests_say_what_they_must(file: Path) -> None:
    for kind, one in documents(file).items():
        version, spec = KINDS[kind]
        whole = shape("apiVersion kind metadata spec", apiVersion={"const": version}, kind={"const": kind}, metadata=META, spec=spec)
        errors = [f"{kind}{error.json_path}: {error.message}" for error in Draft202012Validator(whole).iter_errors(one)]
        assert errors == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_names_and_settings_meet(file: Path) -> None:
    found = documents(file)
    deployment = found["Deployment"]["spec"]
    pod = deployment["template"]["spec"]
    labels = deployment["template"]["metadata"]["labels"]
    (container,) = pod["containers"]
    assert deployment["selector"]["matchLabels"].items() <= labels.items()
    assert found["Service"]["spec"]["selector"].items() <= labels.items()
    ports = {port["name"] for port in container["ports"]}
    assert {port["targetPort"] for port in found["Service"]["spec"]["ports"]} <= ports
    assert {container[probe]["httpGet"]["port"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")} <= ports
    assert {mount["name"] for mount in container["volumeMounts"]} == {volume["name"] for volume in pod["volumes"]}
    known = {f"LEGATION_{name.upper()}" for name in Settings.model_fields} | {"LEGATION_NEO4J_USER", "LEGATION_NEO4J_PASSWORD"}
    assert {variable["name"] for variable in container["env"]} <= known
    claims = {volume["persistentVolumeClaim"]["claimName"] for volume in pod["volumes"] if "persistentVolumeClaim" in volume}
    job = found["CronJob"]["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    (worker,) = job["containers"]
    assert worker["image"] == container["image"]
    assert {variable["name"] for variable in worker["env"]} <= known
    assert {mount["name"] for mount in worker["volumeMounts"]} == {volume["name"] for volume in job["volumes"]}
    claims |= {volume["persistentVolumeClaim"]["claimName"] for volume in job["volumes"] if "persistentVolumeClaim" in volume}
    assert claims == ({found["PersistentVolumeClaim"]["metadata"]["name"]} if "PersistentVolumeClaim" in found else set())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_weekly_job_says_what_the_command_takes(file: Path) -> None:
    job = documents(file)["CronJob"]["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    (worker,) = job["containers"]
    told = CliRunner().invoke(app, [*worker["args"], "--help"])
    assert told.exit_code == 0, told.output
    kept = worker["args"][worker["args"].index("--to") + 1]
    assert any(kept.startswith(mount["mountPath"]) for mount in worker["volumeMounts"] if mount["name"] != "tmp"), "what is fetched is kept"


def test_a_job_that_shares_a_graph_runs_beside_the_service() -> None:
    found = documents(FOLDER / "embedded.yaml")
    job = found["CronJob"]["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    (near,) = job["affinity"]["podAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
    assert near["labelSelector"]["matchLabels"] == found["Deployment"]["spec"]["selector"]["matchLabels"]
    store = {one["name"]: one.get("value") for one in found["Deployment"]["spec"]["template"]["spec"]["containers"][0]["env"]}
    assert {"name": "LEGATION_STORE", "value": store["LEGATION_STORE"]} in job["containers"][0]["env"], "one graph, one name"


def test_compose_refreshes_where_its_profile_is_asked_for() -> None:
    services = yaml.safe_load((FOLDER.parents[1] / "docker-compose.yml").read_text())["services"]
    job = services["refresh"]
    assert job["profiles"] == ["refresh"]
    assert "profiles" not in services["legation"]
    assert job["image"] == services["legation"]["image"]
    assert job["environment"].items() <= services["legation"]["environment"].items(), "it writes the graph that the service answers from"
    (command,) = job["command"]
    words = command.removeprefix("while :; do ").partition(";")[0].split()
    assert CliRunner().invoke(app, [*words[1:], "--help"]).exit_code == 0
    kept = words[words.index("--to") + 1]
    assert any(kept.startswith(volume.partition(":")[2]) for volume in job["volumes"])


def test_one_process_holds_an_embedded_graph() -> None:
    spec = documents(FOLDER / "embedded.yaml")["Deployment"]["spec"]
    assert (spec["replicas"], spec["strategy"]["type"]) == (1, "Recreate")


def test_the_user_is_the_images() -> None:
    image = (FOLDER.parents[1] / "service" / "Dockerfile").read_text()
    for file in FILES:
        user = documents(file)["Deployment"]["spec"]["template"]["spec"]["securityContext"]["runAsUser"]
        assert f"--uid {user} " in image
