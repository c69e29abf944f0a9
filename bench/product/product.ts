import { randomBytes } from 'node:crypto';
import { Installation } from './installation';
import type { OwnProcess } from './own-process';
import type { Rest } from './rest';

export interface ProductPlan {
  readonly twilioApiUrl: string;
  readonly workers: number;
  /** Recordings copied at once by each worker. */
  readonly concurrency: number;
}

/** An installation at work: one API and its workers. */
export class Product {
  private constructor(
    private readonly installation: Installation,
    readonly rest: Rest,
    readonly workers: readonly OwnProcess[],
  ) {}

  static async start({ twilioApiUrl, workers, concurrency }: ProductPlan): Promise<Product> {
    const installation = await Installation.create({
      VOICEKEEP_MASTER_KEY: randomBytes(32).toString('base64'),
      TWILIO_API_URL: twilioApiUrl,
      S3_ALLOWED_ENDPOINTS: '127.0.0.0/8,::1,localhost',
      WORKER_CONCURRENCY: String(concurrency),
    });
    try {
      const { rest } = await installation.startApi();
      const crew = Array.from({ length: workers }, () => installation.startWorker());
      return new Product(installation, rest, crew);
    } catch (error) {
      await installation.drop();
      throw error;
    }
  }

  /** The last words of every process. */
  get logs(): string {
    return this.installation.logs;
  }

  stop(): Promise<void> {
    return this.installation.drop();
  }
}
