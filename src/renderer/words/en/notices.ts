/** English: what happened by itself. */
export const notices = {
  'notice.dismiss': 'Got it',
  'notice.engineBack': 'The engine stopped and was started again; your results are safe.',
  'notice.pageBack': 'The window stopped and was loaded again; your results are safe.',
  'notice.analyzerBack': 'An analysis process stopped and was started again; its calls are being redone.',
  'notice.batchResumed': 'The interrupted analysis resumed by itself where it had stopped.',
  'notice.resumeFailed':
    'The interrupted analysis could not resume; check that its folder can be reached, then resume it.',
  'notice.tooMuchDropped': 'Too many files at once; drop the folder that holds them instead.',
  'engineGone.title': 'The engine does not start any more',
  'engineGone.sentence':
    'It stopped several times in a row. Your results are safe. Try again; if it happens again, save a report and send it to support.',
  'engineGone.again': 'Try again',
  'engineGone.report': 'Save a report…',
  'engineGone.copy': 'Copy',
  'engineGone.copied': 'Copied',
  'notice.unknownCall': 'This computer does not know this call; check the link.',
  'notice.pausing': 'The analysis is being paused; resume it from its list.',
  'notice.nothingRuns': 'No analysis is running; resume a paused batch from its list.',
} as const;
