import { Injectable, type PipeTransform } from '@nestjs/common';
import { errors } from '@voicekeep/shared/errors';
import { isUuid } from '@voicekeep/shared/kernel';

/** Lets a UUID through; anything else is 400 `request.id_format`. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw errors.malformed('request.id_format', 'The id is not a UUID.');
    return value.toLowerCase();
  }
}
