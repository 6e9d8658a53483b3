"""The rules of the benchmark's return in pandas: prints medians and the failing rows of each rule as JSON."""

import json
import sys
import time

import pandas as pd

csv, given = sys.argv[1], json.loads(sys.argv[2])
data = pd.read_csv(csv)


def failing():
    bad = {f"{name}-required": data[name].isna() for name in given["REQUIRED"]}
    for name, form in given["FORMS"]:
        bad[f"{name}-form"] = data[name].notna() & ~data[name].str.fullmatch(form).fillna(True).astype(bool)
    for name, values in given["LISTS"]:
        bad[f"{name}-list"] = data[name].notna() & ~data[name].isin(values)
    for name, (low, high) in given["RANGES"]:
        bad[f"{name}-range"] = data[name].notna() & ~data[name].between(low, high)
    for rule, names in given["UNIQUE"]:
        keys = data[names]
        full = keys.notna().all(axis=1)
        bad[rule] = full & keys[full].duplicated(keep=False).reindex(data.index, fill_value=False)
    start, end, born, status = data["start"], data["end"], data["born"], data["status"]
    bad["end-after-start"] = end < start
    bad["contact-after-start"] = data["first_contact"] < start
    bad["attended-planned"] = data["attended"] > data["planned"]
    bad["born-before"] = start <= born
    bad["contact-in-time"] = data["first_contact"] - start > 7
    bad["recorded-in-time"] = data["recorded"] - start > 15
    bad["completed-has-end"] = (status == "Completed") & end.isna()
    bad["completed-has-reason"] = (status == "Completed") & data["end_reason"].isna()
    bad["open-has-no-end"] = (status == "Open") & end.notna()
    bad["of-age"] = start - born < 6574
    return {rule: rows.to_numpy().nonzero()[0] for rule, rows in bad.items()}


wall, cpu = [], []
for _ in range(given["times"]):
    start, before = time.perf_counter(), time.process_time()
    rows = failing()
    wall.append((time.perf_counter() - start) * 1000)
    cpu.append((time.process_time() - before) * 1000)


def median(values):
    return round(sorted(values)[len(values) // 2], 1)


print(json.dumps({"ms": median(wall), "cpuMs": median(cpu), "counts": {rule: len(found) for rule, found in rows.items()}}))
