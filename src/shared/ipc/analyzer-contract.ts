import { z } from 'zod';
import { acousticCuesSchema } from '../domain/acoustic-cues.ts';
import { agentChannelSchema, findingSchema } from '../domain/call.ts';
import { analysisSettingsSchema } from '../domain/job.ts';
import { laneJudgementSchema } from '../domain/lane-judgement.ts';
import { judgedSideSchema, sentimentProbabilitiesSchema, sentimentSchema } from '../domain/sentiment.ts';
import { laneTranscriptSchema, spanSchema } from '../domain/transcript.ts';
import { defineContract } from './rpc.ts';

/** What decoding a recording told about it. */
export const decodeResultSchema = z.strictObject({
  /** Counted from decoded samples, never taken from the header. */
  durationS: z.number(),
  /** Of the recording, as stored in the file. */
  channels: z.int(),
  sampleRateHz: z.number(),
  codec: z.string(),
  /** Channels that became lanes: [0, 1] for a true pair, [0] for mono, dual mono, a dead right channel … */
  laneChannels: z.array(z.int()),
  findings: z.array(findingSchema),
});
/** See `decodeResultSchema`. */
export type DecodeResult = z.infer<typeof decodeResultSchema>;

/** Detected speech of one lane, before it is cut into pieces for the recogniser. */
export const laneSpeechSchema = z.strictObject({ channel: z.int(), speech: z.array(spanSchema) });
/** See `laneSpeechSchema`. */
export type LaneSpeech = z.infer<typeof laneSpeechSchema>;

/** A stage's result as the engine commits it. */
export const stageResultSchema = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('decode'), result: decodeResultSchema }),
  z.strictObject({ stage: z.literal('vad'), result: z.array(laneSpeechSchema) }),
  z.strictObject({ stage: z.literal('asr'), result: z.array(laneTranscriptSchema) }),
  z.strictObject({ stage: z.literal('text'), result: z.array(laneJudgementSchema) }),
  z.strictObject({ stage: z.literal('acoustic'), result: z.array(laneJudgementSchema) }),
]);
/** See `stageResultSchema`. */
export type StageResult = z.infer<typeof stageResultSchema>;

/** Seconds each stage of a call took inside the analyzer; of a batch shared with other calls, the call's share. */
export const stageTimesSchema = z.strictObject({
  decodeS: z.number(),
  vadS: z.number(),
  asrS: z.number(),
  textS: z.number(),
  acousticS: z.number(),
});
/** See `stageTimesSchema`. */
export type StageTimes = z.infer<typeof stageTimesSchema>;

const slotSchema = z.string().nullable();
/** The classifiers an analyzer loads, by slot; null: the slot is empty. */
export const classifierSlotsSchema = z.strictObject({
  textAgent: slotSchema,
  textClient: slotSchema,
  acousticAgent: slotSchema,
  acousticClient: slotSchema,
  /** By model id: what a person said its labels mean. */
  labelMappings: z.record(z.string(), z.record(z.string(), sentimentSchema.nullable())),
});
/** See `classifierSlotsSchema`. */
export type ClassifierSlots = z.infer<typeof classifierSlotsSchema>;

/** How much a word of a text speaks for the likeliest class: by how much its probability falls without the word, -1..1. */
export const wordWeightSchema = z.strictObject({
  word: z.string(),
  /** Where it lies in the text, in UTF-16 code units, `[start, end)`. */
  start: z.int(),
  end: z.int(),
  weight: z.number(),
});
/** See `wordWeightSchema`. */
export type WordWeight = z.infer<typeof wordWeightSchema>;

/**
 * What the engine asks of an analyzer process. A path goes in, results come out stage by stage as events; the
 * request ends when the call is done or failed. The analyzer keeps nothing between calls but its models.
 */
export const analyzerContract = defineContract({
  requests: {
    /** Loads and checks the models. Asked once, first. */
    open: {
      input: z.strictObject({
        /** Folders that hold model folders, searched in order. */
        modelFolders: z.array(z.string()),
        asrModel: z.string(),
        vadModel: z.string(),
        classifiers: classifierSlotsSchema,
        /** Threads ONNX Runtime may use inside one operator. */
        threads: z.int().min(1),
        /** Most segments in one recogniser batch (v1 `chunk_batch_size`). */
        batchSize: z.int().min(1),
        /** Path of ffmpeg; null when the machine has none. */
        ffmpegPath: z.string().nullable(),
      }),
      output: z.strictObject({ provider: z.string() }),
    },
    /** Analyses one call. Stages in `known` are taken as given and not done again. */
    analyze: {
      input: z.strictObject({
        callId: z.string(),
        path: z.string(),
        /** Base64 of the path's bytes when it is not UTF-8. */
        pathBytes: z.string().nullable(),
        /** Size and time of the last change when the file was identified; a difference is `changed_during_read`. */
        sizeBytes: z.number(),
        modifiedMs: z.number(),
        settings: analysisSettingsSchema,
        /** The agent's channel, as far as it is known now: which classifiers judge which lane. */
        agentChannel: agentChannelSchema,
        known: z.array(stageResultSchema),
      }),
      output: z.strictObject({ times: stageTimesSchema }),
    },
    /** Loads classifiers alone, to judge single texts and clips; asked in place of `open`. */
    openClassifiers: {
      input: z.strictObject({
        modelFolders: z.array(z.string()),
        classifiers: classifierSlotsSchema,
        threads: z.int().min(1),
        ffmpegPath: z.string().nullable(),
      }),
      output: z.null(),
    },
    /**
     * Judges texts as this side's; `bad_usage` when the slot is empty, `cancelled`. Texts without a letter come back as null.
     * Without `explain` no words come.
     */
    judgeTexts: {
      input: z.strictObject({ side: judgedSideSchema, texts: z.array(z.string()), explain: z.boolean() }),
      output: z.array(
        z.strictObject({ probabilities: sentimentProbabilitiesSchema, words: z.array(wordWeightSchema) }).nullable(),
      ),
    },
    /**
     * Judges the voice in a recording, lane by lane, each as this side's: in pieces of an utterance's length, whose judgements and
     * cues are averaged. Lanes without enough voice are left out; `too_short` when all are, `bad_usage` when the slot is empty,
     * `cancelled`, and the errors of decoding.
     */
    judgeClip: {
      input: z.strictObject({ side: judgedSideSchema, path: z.string() }),
      output: z.array(
        z.strictObject({
          channel: z.int(),
          probabilities: sentimentProbabilitiesSchema,
          cues: acousticCuesSchema,
        }),
      ),
    },
    /** Lowers or restores the recogniser's batch size, when memory is short. */
    setBatchSize: {
      input: z.strictObject({ batchSize: z.int().min(1) }),
      output: z.null(),
    },
  },
  events: {
    /** Once a second while no model runs, and before each run of the recogniser and of a sequence classifier. */
    heartbeat: z.strictObject({
      rssBytes: z.number(),
      onnxS: z.number(),
      /** A model's run holds up the whole process: for so many seconds at most there may be no further beat. */
      silentS: z.number(),
    }),
    /** A stage of a call is done and may be committed. */
    stageDone: z.strictObject({ callId: z.string(), stage: stageResultSchema }),
    /** Share 0..1 of a call that is through, as it grows; while its words and voices are judged it does not. */
    progress: z.strictObject({ callId: z.string(), share: z.number() }),
  },
});
