import { readdirSync, readFileSync } from "node:fs";

/** CPU seconds that a process has used, by Linux's account of it; 0 where it is gone. */
export function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

const parentOf = (pid: string): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
};

/** The processes of a database server: the postmaster that started this backend, and its children. */
export function serverProcesses(backendPid: number): number[] {
  const postmaster = parentOf(String(backendPid));
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return [postmaster, ...all.filter((pid) => isChild(pid, postmaster)).map(Number)];
}

function isChild(pid: string, of: number): boolean {
  try {
    return parentOf(pid) === of;
  } catch {
    return false; // it ended meanwhile
  }
}
