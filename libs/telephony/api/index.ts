export { TelephonySettingsController } from './telephony-settings.controller';
export { TwilioWebhooksController } from './twilio-webhooks.controller';
export { WebhookReceiver } from './webhook-receiver';
