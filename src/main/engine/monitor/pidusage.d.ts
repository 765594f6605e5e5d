declare module 'pidusage' {
  /** Figures of processes by their ids. Fails when one of them is gone. */
  export default function pidusage(
    pids: readonly number[],
  ): Promise<Record<string, { readonly cpu: number; readonly memory: number }>>;
}
