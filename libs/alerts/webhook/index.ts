export { WebhookChannel } from './webhook-channel';
