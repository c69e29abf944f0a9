import { Inject, Injectable, Logger } from '@nestjs/common';
import { WorkspaceOpening } from '@voicekeep/plugin/nest';
import { systemActor } from '@voicekeep/shared/access';
import type { TrialSettings } from '../environment';
import { TRIAL_SETTINGS } from './trial-settings';

/** Gives a fresh trial its clinic: the simulated account connected, its history on the way, storage left to the visitor. */
@Injectable()
export class TrialSeed {
  private readonly logger = new Logger('Trial');

  constructor(
    @Inject(TRIAL_SETTINGS) private readonly settings: TrialSettings,
    private readonly workspaces: WorkspaceOpening,
  ) {}

  /** A failure is logged and no reason not to start: the next start tries again. */
  async sow(): Promise<void> {
    const { accountSid, authToken } = this.settings;
    try {
      if (!(await this.workspaces.isNoneYet())) return;
      await this.workspaces.open('Demo clinic', { accountSid, authToken }, systemActor);
      this.logger.log('The demo clinic is open.');
    } catch (err) {
      this.logger.error({ err }, 'The demo clinic could not be opened.');
    }
  }
}
