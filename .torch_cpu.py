"""Refuse a CUDA build of torch before it is downloaded: several GB that this project does not use."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

LOCK = Path(__file__).with_name("requirements.lock")
wanted = next(line for line in LOCK.read_text("utf-8").splitlines() if line.startswith("torch=="))
with tempfile.TemporaryDirectory() as folder:
    report = Path(folder) / "report.json"
    command = [sys.executable, "-m", "pip", "install", "-q", "--dry-run", "--no-deps", "--ignore-installed"]
    subprocess.run([*command, "--report", str(report), wanted], check=True)
    (plan,) = json.loads(report.read_text("utf-8"))["install"]
needs = plan["metadata"].get("requires_dist", [])
if any(need.startswith(("nvidia", "cuda")) for need in needs):
    sys.exit(
        f"pip would take a CUDA build of {wanted}. Take the CPU build first:\n"
        f"  .venv/bin/pip install {wanted} --index-url https://download.pytorch.org/whl/cpu\n"
        "then run the same make command again with PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cpu"
    )
