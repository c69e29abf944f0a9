import { isIP } from 'node:net';
import { DEFAULT_ALERTS, type AlertOptions } from '@voicekeep/shared/kernel';
import { AllowedEndpoints } from '@voicekeep/shared/network';
import type { Variables } from './variables';

const EXAMPLE = 'https://alerts.example.com/voicekeep';
const LEAST_SECRET = 16;
const MOST_COUNT = 1_000_000;
const WEEK_MINUTES = 10_080;

/** When to tell somebody, and whom. The address counts as a secret: many receivers keep their key in its path. */
export function alertSettings(variables: Variables): AlertOptions {
  const allowedHosts = variables.list('ALERT_ALLOWED_HOSTS');
  const url = webhookUrl(variables, new AllowedEndpoints(allowedHosts));
  const secret = webhookSecret(variables);
  const { failedCount, waitingMinutes } = DEFAULT_ALERTS;
  return {
    webhook: url === undefined || secret === undefined ? null : { url, secret },
    allowedHosts,
    failedCount: variables.wholeNumber('ALERT_FAILED_COUNT', failedCount, 1, MOST_COUNT),
    waitingMinutes: variables.wholeNumber('ALERT_WAITING_MINUTES', waitingMinutes, 1, WEEK_MINUTES),
  };
}

function webhookUrl(variables: Variables, allowed: AllowedEndpoints): string | undefined {
  const name = 'ALERT_WEBHOOK_URL';
  const text = variables.optional(name);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '')
    return variables.wrong(name, `must be an address such as ${EXAMPLE}`);
  if (url.username || url.password)
    return variables.wrong(name, `must have no user and password in it, such as ${EXAMPLE}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'http:' && !isListed(allowed, host))
    return variables.wrong(name, `must be https, or its host listed in ALERT_ALLOWED_HOSTS.`);
  if (isIP(host) && allowed.judge(host, host) === 'forbidden')
    return variables.wrong(name, 'leads to this machine or its cloud; name the receiver of the alerts.');
  if (isIP(host) && allowed.judge(host, host) === 'private')
    return variables.wrong(name, 'leads into a private network; list its host in ALERT_ALLOWED_HOSTS.');
  return url.href;
}

const isListed = (allowed: AllowedEndpoints, host: string): boolean =>
  isIP(host) ? allowed.judge(host, host) === 'allowed' : allowed.lists(host);

function webhookSecret(variables: Variables): string | undefined {
  const name = 'ALERT_WEBHOOK_SECRET';
  const secret = variables.optional(name);
  if (secret === undefined) {
    if (variables.has('ALERT_WEBHOOK_URL') && !variables.has(name))
      variables.wrong(name, 'is missing; it signs what is sent: openssl rand -hex 32');
    return undefined;
  }
  if (!variables.has('ALERT_WEBHOOK_URL'))
    return variables.wrong(name, 'signs nothing without ALERT_WEBHOOK_URL; give both or neither.');
  if (secret.length < LEAST_SECRET)
    return variables.wrong(name, `must have at least ${LEAST_SECRET} characters: openssl rand -hex 32`);
  return secret;
}
