import type { ErrorCode, ErrorText } from './errors.ts';

/** English sentence and remedy of every failure. */
export const ERROR_TEXT_EN: Readonly<Record<ErrorCode, ErrorText>> = {
  not_found: {
    sentence: 'The file or folder is not where it was said to be.',
    remedy: 'Put it back, or give its new place, and analyse again.',
  },
  permission_denied: {
    sentence: 'This account has no right to open the file or folder.',
    remedy: 'Give your account that right, then retry the failed calls.',
  },
  not_regular_file: {
    sentence: 'This is a folder, a pipe or a device, not a file.',
    remedy: 'Leave it out, or copy the recording itself into the folder.',
  },
  symlink: {
    sentence: 'This is a link to another place, and links are not followed.',
    remedy: 'Copy the recording itself into the folder.',
  },
  not_a_recording_name: {
    sentence: 'The name does not end like that of a sound recording.',
    remedy: 'If it is a recording, give it its usual extension (.wav, .ogg, .mp3 …) and analyse the folder again.',
  },
  scan_limit: {
    sentence: 'The folder goes deeper or holds more recordings than one run takes in.',
    remedy: 'Analyse the folders below it one at a time.',
  },
  empty_file: {
    sentence: 'The file is empty.',
    remedy: 'Export this call again from the recorder.',
  },
  too_large: {
    sentence: 'The file is larger than what is accepted.',
    remedy:
      'Cut the recording into parts and analyse these. Of a glossary keep the sheet of topics alone, without empty rows or columns that have a format.',
  },
  too_long: {
    sentence: 'The recording is longer than what is accepted.',
    remedy: 'Cut the recording into parts and analyse these.',
  },
  too_short: {
    sentence: 'The recording is too short to hold any speech.',
    remedy: 'Nothing needs to be done; to have it analysed, lower the shortest duration in the settings.',
  },
  not_audio: {
    sentence: 'What the file holds is not sound, whatever its name says.',
    remedy: 'Check what was copied, and export this call again from the recorder.',
  },
  bad_header: {
    sentence: 'The start of the file, which describes the sound, is damaged.',
    remedy: 'Copy the file again from its source; if it is damaged there too, export this call again.',
  },
  no_audio: {
    sentence: 'The file holds no sound track.',
    remedy: 'Check that the recorder was recording sound, and export this call again.',
  },
  unsupported_container: {
    sentence: 'Files of this kind cannot be opened.',
    remedy: 'Convert the recording to WAV or Ogg, then analyse it.',
  },
  unsupported_codec: {
    sentence: 'The sound is stored in a way that cannot be read here.',
    remedy: 'Convert the recording to WAV (PCM or A-law) or Ogg Opus, then analyse it.',
  },
  corrupt_audio: {
    sentence: 'The sound in the file is damaged and could not be read.',
    remedy: 'Copy the file again from its source; if it is damaged there too, export this call again.',
  },
  changed_during_read: {
    sentence: 'The file changed while it was being read.',
    remedy: 'Wait until the recorder has finished writing it, then retry the failed calls.',
  },
  source_unavailable: {
    sentence: 'The disk or network share that holds the file stopped answering.',
    remedy: 'Connect it again, then retry the failed calls.',
  },
  decoder_missing: {
    sentence: 'This kind of recording needs ffmpeg, which was not found on this machine.',
    remedy: 'Install ffmpeg or give its path in the settings, then retry the failed calls.',
  },
  decoder_crashed: {
    sentence: 'ffmpeg stopped unexpectedly on this file.',
    remedy: 'Retry this call; if it fails again, convert the recording to WAV first.',
  },
  timeout: {
    sentence: 'The analysis took far longer than the call would need, and was stopped.',
    remedy: 'Retry the failed calls when the machine is less busy.',
  },
  worker_crashed: {
    sentence: 'The analysis process stopped unexpectedly.',
    remedy: 'Retry the failed calls; if the same one fails again, set it aside and send its details to support.',
  },
  out_of_memory: {
    sentence: 'There was not enough memory to finish.',
    remedy: 'Close other programs or lower “Pieces at once” in the settings, then retry the failed calls.',
  },
  cancelled: {
    sentence: 'The analysis was stopped before this call was finished.',
    remedy: 'Analyse the same folder again: it goes on where it stopped.',
  },
  model_missing: {
    sentence: 'A model that the analysis needs is not installed.',
    remedy: 'Import the model, or choose one that is installed.',
  },
  model_damaged: {
    sentence: 'A file of the model is not the one that was installed.',
    remedy: 'Install or import the model again from its source.',
  },
  model_unsupported: {
    sentence: 'This model is of a kind that cannot be run here.',
    remedy: 'Choose another model, or have this one exported to ONNX in a known layout.',
  },
  model_refused: {
    sentence: 'The model folder was not accepted.',
    remedy: 'Read in the details what is missing or unsafe, correct the folder and import it again.',
  },
  model_pickled: {
    sentence: 'These weights are a kind of file that can run programs when it is opened, so it stays closed.',
    remedy: 'Convert the model with tools/convert-models (docs/from-v1.md says how) and import the folder it writes.',
  },
  model_output_invalid: {
    sentence: 'The model answered with values that have no meaning.',
    remedy: 'Verify the installed models, or choose another one, then retry the failed calls.',
  },
  disk_full: {
    sentence: 'The disk is full.',
    remedy: 'Free some space and run again: finished calls are kept.',
  },
  disk_error: {
    sentence: 'The disk refused to read or to write.',
    remedy: 'Check the disk or share and your rights on it, then run again: finished calls are kept.',
  },
  catalog_damaged: {
    sentence: 'The catalog of analysed calls is damaged.',
    remedy: 'Keep a copy of it, then restore a backup or start with a new catalog.',
  },
  catalog_newer: {
    sentence: 'The catalog was written by a newer version of Nabra.',
    remedy: 'Install the newer version, or choose another catalog.',
  },
  profile_in_use: {
    sentence: 'Another Nabra is already working with this profile.',
    remedy: 'Wait until it has finished, or close it, then try again.',
  },
  bad_config: {
    sentence: 'The settings hold something that cannot be understood.',
    remedy: 'Correct what the details name, then run again.',
  },
  bad_glossary: {
    sentence: 'This file is not a glossary that can be read.',
    remedy:
      'Check that it has a row of headings with “Topic” (or “Thème”, “الموضوع”) and a line per topic below it; the details say what is missing, or that its name is the other glossary’s.',
  },
  bad_usage: {
    sentence: 'The command was not written as expected.',
    remedy: 'Look at the help of the command (--help) and run it again.',
  },
  internal: {
    sentence: 'Something went wrong inside Nabra.',
    remedy: 'Run again; if it returns, send the details and the log to support.',
  },
};
