export interface AuditEvent {
  id: string;
  at: string;
  actor: { kind: 'user' | 'api-key' | 'system' | 'anonymous'; id: string | null; displayName: string | null };
  action: string;
  outcome: 'ok' | 'denied' | 'failed';
  resource: { type: string; id: string } | null;
  details: Record<string, string | number | boolean | null>;
  requestId: string | null;
}
