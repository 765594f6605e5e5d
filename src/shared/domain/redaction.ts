import { z } from 'zod';

/** What is hidden of a text before it leaves the machine, by the kind of datum. */
export const REDACTION_TYPES = [
  'phone',
  'cin',
  'card',
  'iban_rib',
  'email',
  'address',
  'account',
  'name',
  'dob',
] as const;
/** See `REDACTION_TYPES`; `cin` is the Moroccan identity card's number, `dob` a date of birth. */
export const redactionTypeSchema = z.enum(REDACTION_TYPES);
/** See `REDACTION_TYPES`. */
export type RedactionType = z.infer<typeof redactionTypeSchema>;

/** A datum in a text: `[start, end)` in Unicode code points of the original. */
export const redactionSpanSchema = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(1),
  type: redactionTypeSchema,
});
/** See `redactionSpanSchema`. */
export type RedactionSpan = z.infer<typeof redactionSpanSchema>;

/** A text with what was hidden in it. */
export const redactionSchema = z.strictObject({
  /** The text with a mark of `REDACTION_MARKS` in the place of each span. */
  redacted: z.string(),
  /** In the order of the text; none overlaps another. */
  spans: z.array(redactionSpanSchema).readonly(),
});
/** See `redactionSchema`. */
export type Redaction = z.infer<typeof redactionSchema>;

/** What stands in a redacted text where a datum was: read by the summary's model and by people, in French. */
export const REDACTION_MARKS: Readonly<Record<RedactionType, string>> = {
  phone: '[téléphone]',
  cin: '[CIN]',
  card: '[carte]',
  iban_rib: '[RIB]',
  email: '[e-mail]',
  address: '[adresse]',
  account: '[référence]',
  name: '[nom]',
  dob: '[date de naissance]',
};
