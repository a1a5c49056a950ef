/** One line of the benchmark's table. */
export interface BenchRow {
  readonly id: string;
  readonly what: string;
  /** Median of the runs. */
  readonly value: number;
  readonly unit: string;
  /** Half of the distance between the first and the last quarter of the runs, in the same unit. */
  readonly spread: number;
  readonly runs: number;
  /** What the design asks for, in the same unit; `most` or `least` says which side is good. */
  readonly reach?: { readonly most: number } | { readonly least: number };
  /** What it is compared with in the same run. */
  readonly peer?: { readonly name: string; readonly value: number };
}

/** CPU time of this process in microseconds. */
export function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Runs `work` several times after a warm-up and gives microseconds of CPU time for one of its `count` parts. */
export function measure(
  work: () => void,
  count: number,
  runs: number,
): { readonly median: number; readonly spread: number } {
  work();
  work();
  const samples = Array.from({ length: runs }, () => {
    const start = cpuMicroseconds();
    work();
    return (cpuMicroseconds() - start) / count;
  }).toSorted((one, other) => one - other);
  const at = (share: number): number => samples[Math.min(samples.length - 1, Math.floor(share * samples.length))] ?? 0;
  return { median: at(0.5), spread: (at(0.75) - at(0.25)) / 2 };
}
