# SPDX-License-Identifier: Apache-2.0
"""Runs programs one at a time and says what each took; where the benchmarks' programs and models are."""
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "build", "bench")
PROGRAM = os.path.join(BUILD, "organograph")


def run(command, timeout=1800, env=None, most_memory=None):
    """One process: seconds of wall and of CPU (user and system), peak memory in MiB (wait4), what it printed.

    'failed' has the reason where it did not end well.
    """
    limit = None
    if most_memory:
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))  # noqa: E731
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, env=env, preexec_fn=limit)
        late = threading.Timer(timeout, process.kill)
        late.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        in_time = late.is_alive()
        late.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        printed, words = out.read().decode(), err.read().decode()
    result = {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1024, "out": printed}
    if not in_time:
        result["failed"] = f"more than {timeout} s"
    elif process.returncode != 0:
        result["failed"] = (words.strip().splitlines() or [f"exit code {process.returncode}"])[-1]
    return result


def prepare(targets):
    """Builds the programs, as users run them."""
    subprocess.run([os.path.join(ROOT, "scripts", "setup"), "bench"], check=True, stdout=sys.stderr)
    subprocess.run(["cmake", "--preset", "bench"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", "--preset", "bench", "--target", *targets], cwd=ROOT, check=True, stdout=sys.stderr)


def model(posts):
    """The generated model of that size (seed 1) below build/: made again when the program is newer."""
    folder = os.path.join(BUILD, "models", str(posts))
    posts_file = os.path.join(folder, "posts.csv")
    if os.path.exists(posts_file) and os.path.getmtime(posts_file) > os.path.getmtime(PROGRAM):
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    made = run([PROGRAM, "generate", "--posts", str(posts), "--quiet", "-o", folder])
    if "failed" in made:
        sys.exit(f"generate: {made['failed']}")
    return folder


def machine():
    """Facts that figures mean nothing without."""
    def first(path, key):
        with open(path, encoding="utf-8") as file:
            return next((line.split(":", 1)[1].strip() for line in file if line.startswith(key)), "unknown")

    system = os.uname()
    return {
        "processor": first("/proc/cpuinfo", "model name"),
        "cores": len(os.sched_getaffinity(0)),
        "memory": f"{int(first('/proc/meminfo', 'MemTotal').split()[0]) / 2**20:.1f} GiB",
        "system": f"{system.sysname} {system.release} {system.machine}",
        "compiler": subprocess.run(["c++", "--version"], capture_output=True, text=True).stdout.splitlines()[0],
        "load before": "{:.1f}".format(os.getloadavg()[0]),
    }


def median(values):
    return statistics.median(values)


def as_json(text):
    return json.loads(text.strip().splitlines()[-1])
