/** What a graphics card is doing. */
export interface GpuLoad {
  readonly usedPercent: number;
  readonly usedBytes: number;
  readonly totalBytes: number;
}

/** The load of the machine and of our processes at one moment. */
export interface Sample {
  /** Milliseconds since the sampler began, of the monotonic clock. */
  readonly atMs: number;
  /** Sum over our processes; 100 is one core fully used. */
  readonly ownCpuPercent: number;
  /** Sum of the resident memory of our processes. */
  readonly ownRssBytes: number;
  /** JavaScript heap in use in the process that samples. */
  readonly heapBytes: number;
  /** Of all cores together, 0..100. */
  readonly systemCpuPercent: number;
  readonly systemUsedBytes: number;
  readonly systemTotalBytes: number;
  /** Null where no NVIDIA card answers. */
  readonly gpu: GpuLoad | null;
}
