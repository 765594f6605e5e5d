/** English: a batch while it runs and when it has ended. */
export const run = {
  'run.scanning': 'Looking for files…',
  'run.left': '{{time}} left',
  'run.speed': '{{speed}} h audio/h',
  'run.slowest': 'Slowest: {{stage}}',
  'run.pause': 'Pause',
  'run.pausing': 'Pausing…',
  'run.done': 'Finished: {{done}} analysed',
  'run.failed_one': '{{count}} failed',
  'run.failed_other': '{{count}} failed',
  'run.stopped': 'Paused: drop the same folder to go on',
  'run.dismiss': 'Close',
} as const;
