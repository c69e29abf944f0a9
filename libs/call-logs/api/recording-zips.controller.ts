import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type RecordingZip } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { CallLogDownload, type DownloadSelection } from '@voicekeep/call-logs/workflow';
import { RecordingZipAnswer, RecordingZipBody } from './dto/recording-zip.dto';
import { toCriteria } from './dto/to-criteria';

@ApiTags('Recordings')
@ApiController('workspaces/:workspaceId/recordings/download')
export class RecordingZipsController {
  constructor(private readonly download: CallLogDownload) {}

  @Post()
  @HttpCode(200)
  @Requires('recording.play')
  @ApiOkResponse({ type: RecordingZipAnswer })
  order(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: RecordingZipBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<RecordingZip> {
    return this.download.order(workspaceId, selectionOf(body), { actor, requestId });
  }
}

function selectionOf({ ids, callLogIds, filter }: RecordingZipBody): DownloadSelection {
  if ([ids, callLogIds, filter].filter((given) => given !== undefined).length !== 1)
    throw errors.invalid('recording.download_target', 'Send one of "ids", "callLogIds" and "filter".');
  if (ids) return { recordingIds: distinct(ids) };
  if (callLogIds) return { callLogIds: distinct(callLogIds) };
  return { criteria: toCriteria(filter ?? {}) };
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];
