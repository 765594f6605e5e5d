/** Batches further back say little about the machine as it is. */
const BATCHES_LOOKED_AT = 50;

/** So much audio tells a speed without loading the models making up most of it. */
const ENOUGH_AUDIO_S = 600;

/** What of an engine tells its speeds; batches with the newest first. */
export interface SpeedSources {
  batches(): readonly {
    readonly id: string;
    readonly summary: { readonly audioS: number; readonly wallS: number } | null;
  }[];
  settingsOf(batchId: string): { readonly asrModel: string } | null;
}

/**
 * Seconds of audio a second, by recogniser, over its last batches that together analysed enough; one that analysed nothing yet
 * is not there. The other models are a small part of that time.
 */
export function measuredSpeeds(engine: SpeedSources): ReadonlyMap<string, number> {
  const sums = new Map<string, { readonly audioS: number; readonly wallS: number }>();
  for (const { id, summary } of engine.batches().slice(0, BATCHES_LOOKED_AT)) {
    if (!summary || summary.audioS === 0 || summary.wallS === 0) continue;
    const model = engine.settingsOf(id)?.asrModel;
    const { audioS, wallS } = (model && sums.get(model)) || { audioS: 0, wallS: 0 };
    if (model === undefined || audioS >= ENOUGH_AUDIO_S) continue;
    sums.set(model, { audioS: audioS + summary.audioS, wallS: wallS + summary.wallS });
  }
  return new Map([...sums].map(([model, { audioS, wallS }]) => [model, audioS / wallS]));
}
