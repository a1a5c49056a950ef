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

export interface Measured {
  readonly median: number;
  readonly spread: number;
}

/** CPU time after which the compilers of the JavaScript engine have settled, and that of one sample at least. */
const warmUp = 700_000;
const oneSample = 50_000;

/**
 * Microseconds of CPU time for one of the `count` parts of `work`. Each run is long enough for the clock, and begins
 * when the code is warm.
 */
export function measure(work: () => unknown, count: number, runs: number): Measured {
  const once = (): number => {
    const start = cpuMicroseconds();
    work();
    return cpuMicroseconds() - start;
  };
  let spent = 0;
  for (let done = 0; done < 2 || spent < warmUp; done += 1) spent += once();
  return summary(
    Array.from({ length: runs }, () => {
      let sample = 0;
      let done = 0;
      for (; sample < oneSample; done += 1) sample += once();
      return sample / (done * count);
    }),
  );
}

/** The median of samples, and half of the distance between their first and last quarter. */
export function summary(samples: readonly number[]): Measured {
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), spread: (at(0.75) - at(0.25)) / 2 };
}
