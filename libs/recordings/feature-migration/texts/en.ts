/** What the migration says. Where `….one` reads like `….other`, English has said so from the start. */
export const MIGRATION_TEXTS = {
  'page.title': 'Migration',
  'page.words':
    'Recordings from before are copied to your bucket, checked, then deleted at Twilio if the storage settings say so.',
  'page.run': 'This run',
  'page.runs': 'Runs',
  'empty.heading': 'No run yet',
  'empty.words': 'Each run stays listed here.',

  'panel.name': 'Migration',
  'panel.not_ready': 'Save working storage settings first; then existing recordings can move.',
  'panel.start': 'Migrate existing recordings',

  'preview.none': 'Nothing is waiting at Twilio.',
  'preview.all.one': '{{count}} recording, about {{size}}, is at Twilio; moving it takes about {{span}}.',
  'preview.all.other':
    '{{count}} recordings, about {{size}}, are at Twilio; moving them takes about {{span}}.',
  'preview.least.one':
    'At least {{count}} recording, about {{size}}, is at Twilio; moving it takes about {{span}} or more.',
  'preview.least.other':
    'At least {{count}} recordings, about {{size}}, are at Twilio; moving them takes about {{span}} or more.',

  'pilot.summary': 'Try with a few first',
  'pilot.newest': 'The newest',
  'pilot.keep': 'Keep their copies at Twilio',
  'pilot.move.one': 'Move {{count}} recording',
  'pilot.move.other': 'Move {{count}} recordings',
  'pilot.range': 'Enter 1 to {{most}}',

  'kept.heading': 'Copies at Twilio',
  'kept.amount.one': '{{count}} earlier recording is in your bucket and still at Twilio.',
  'kept.amount.other': '{{count}} earlier recordings are in your bucket and still at Twilio.',
  'kept.delete.one': 'Delete {{count}} Twilio copy…',
  'kept.delete.other': 'Delete {{count}} Twilio copies…',
  'kept.ask.title.one': 'Delete {{count}} copy at Twilio?',
  'kept.ask.title.other': 'Delete {{count}} copies at Twilio?',
  'kept.ask.fate':
    'They cannot be recovered at Twilio. The verified copies in your bucket stay and keep playing.',
  'kept.ask.care':
    'Before each deletion the file in your bucket is looked at again; if it is not the one that was verified, Twilio keeps its copy.',
  'kept.ask.action.one': 'Delete {{count}} Twilio copy',
  'kept.ask.action.other': 'Delete {{count}} Twilio copies',

  'elsewhere.heading': 'Recordings in earlier buckets',
  'elsewhere.amount.one': '{{count}} recording lies in a bucket or folder that was used before.',
  'elsewhere.amount.other': '{{count}} recordings lie in a bucket or folder that was used before.',
  'elsewhere.move.one': 'Move {{count}} recording here…',
  'elsewhere.move.other': 'Move {{count}} recordings here…',
  'elsewhere.ask.title.one': 'Move {{count}} recording to the bucket in use?',
  'elsewhere.ask.title.other': 'Move {{count}} recordings to the bucket in use?',
  'elsewhere.ask.care':
    'Each is copied, and the copy is verified against the checksum it was stored with. They keep playing all the while.',
  'elsewhere.ask.fate':
    'An hour after its copy was verified the old file is deleted, with every version of it.',
  'elsewhere.ask.action.one': 'Move {{count}} recording',
  'elsewhere.ask.action.other': 'Move {{count}} recordings',

  'run.headline': '{{done}} of {{all}}',
  'run.progress': 'Migration progress',
  'run.pause': 'Pause',
  'run.resume': 'Resume',
  'run.trouble': '{{sentence}} It tries again by itself.',
  'run.attention.one': '{{count}} needs attention',
  'run.attention.other': '{{count}} need attention',
  'run.retry.one': 'Retry {{count}}',
  'run.retry.other': 'Retry {{count}}',
  'run.unknown_cause': 'The reason is not known.',

  'pace.second': '{{rate}} per second',
  'pace.minute': '{{rate}} per minute',
  'pace.left': '{{span}} left',
  'pace.starting': 'Starting',

  'state.running': 'Running',
  'state.paused': 'Paused',
  'state.cancelled': 'Cancelled',
  'state.completed': 'Completed',

  'history.name': 'Runs',
  'history.caption': 'Runs, newest first',
  'history.started': 'Started',
  'history.run': 'Run',
  'history.state': 'State',
  'history.done': 'Done',
  'history.failed': 'Need attention',
  'history.size': 'Size',
  'history.finished': 'Finished',

  'copy.name': 'Copy to the bucket',
  'copy.listing': 'still reading the list at Twilio',
  'copy.paused': 'Paused. Nothing new is copied until you resume.',
  'copy.cancel.title': 'Cancel the migration?',
  'copy.cancel.fate': 'Recordings that were copied stay in your bucket; the others stay at Twilio.',
  'copy.cancel.besides': 'You can start again later: what is already verified is not copied twice.',
  'copy.cancel.action': 'Cancel migration',
  'copy.cancelled': 'Cancelled. What was copied stays in your bucket.',
  'copy.skipped.one':
    '{{count}} of them needed no copy: already in your bucket, deleted here or without audio.',
  'copy.skipped.other':
    '{{count}} of them needed no copy: already in your bucket, deleted here or without audio.',
  'copy.end.one': '{{count}} recording ({{size}}) was copied to your bucket and the copy was verified.',
  'copy.end.other': '{{count}} recordings ({{size}}) were copied to your bucket and every copy was verified.',
  'copy.attention.one': '{{count}} needs attention and is still at Twilio.',
  'copy.attention.other': '{{count}} need attention and are still at Twilio.',

  'delete_twilio_copies.name': 'Delete at Twilio',
  'delete_twilio_copies.listing': 'still looking',
  'delete_twilio_copies.paused': 'Paused. Nothing new is deleted until you resume.',
  'delete_twilio_copies.cancel.title': 'Cancel the deletion?',
  'delete_twilio_copies.cancel.fate': 'Copies that were deleted at Twilio are gone; the others stay there.',
  'delete_twilio_copies.cancel.besides': 'Your bucket is not touched.',
  'delete_twilio_copies.cancel.action': 'Cancel deletion',
  'delete_twilio_copies.cancelled': 'Cancelled. The other copies stay at Twilio.',
  'delete_twilio_copies.skipped.one':
    '{{count}} of them stays at Twilio: held, out of scope or not verified any more.',
  'delete_twilio_copies.skipped.other':
    '{{count}} of them stay at Twilio: held, out of scope or not verified any more.',
  'delete_twilio_copies.end.one':
    '{{count}} copy was deleted at Twilio; the verified one stays in your bucket.',
  'delete_twilio_copies.end.other':
    '{{count}} copies were deleted at Twilio; the verified ones stay in your bucket.',
  'delete_twilio_copies.attention.one': '{{count}} needs attention.',
  'delete_twilio_copies.attention.other': '{{count}} need attention.',

  'move_copies.name': 'Move to this bucket',
  'move_copies.listing': 'still looking',
  'move_copies.paused': 'Paused. Nothing new is moved until you resume.',
  'move_copies.cancel.title': 'Cancel the move?',
  'move_copies.cancel.fate':
    'What was moved stays in the new bucket. The others stay where they are and keep playing.',
  'move_copies.cancel.action': 'Cancel move',
  'move_copies.cancelled': 'Cancelled. The other recordings stay where they were and keep playing.',
  'move_copies.skipped.one':
    '{{count}} of them needed no move: deleted meanwhile, or written there by Twilio itself.',
  'move_copies.skipped.other':
    '{{count}} of them needed no move: deleted meanwhile, or written there by Twilio itself.',
  'move_copies.end.one':
    '{{count}} recording ({{size}}) lies in the new bucket, and the copy was verified; the old file is removed an hour later.',
  'move_copies.end.other':
    '{{count}} recordings ({{size}}) lie in the new bucket, and every copy was verified; the old files are removed an hour later.',
  'move_copies.attention.one': '{{count}} needs attention and stays where it was.',
  'move_copies.attention.other': '{{count}} need attention and stay where they were.',
} as const;
