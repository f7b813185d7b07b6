import type { RowSource, SourceOptions, SourceRefusal } from '../../../application/import/row-source.ts';
import { fail, type Result } from '../../../domain/kernel/result.ts';
export async function openWorkbook(_path: string, _totalBytes: number, _options: SourceOptions): Promise<Result<RowSource, SourceRefusal>> {
  return fail({ code: 'notAWorkbook', params: {} });
}
