/**
 * Which recordings `r` lie in both places with nothing planned for the copy at Twilio. What Twilio's own word
 * on the length speaks against is not among them: that copy is never deleted.
 */
export const KEPT_COPIES = `r.state = 'stored' AND r.on_twilio = 1 AND r.deletion_barred IS NULL
  AND NOT EXISTS (SELECT 1 FROM vk_source_deletions planned
    WHERE planned.workspace_id = r.workspace_id AND planned.recording_id = r.id
      AND planned.state IN ('pending', 'attention'))`;
