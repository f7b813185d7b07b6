import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { KeptModel } from '../application/intake/ports.ts';
import { Failure } from './failure.ts';

const FILE = 'classes.json.gz';
const FORMAT = 'huiyin-classes-1';
const arrays = { rarity: Float32Array, starts: Uint32Array, owners: Uint16Array, weights: Float32Array, bias: Float32Array } as const;

/** Writes a model into a folder, whole or not at all; gives the bytes it takes. */
export async function writeModel(folder: string, model: KeptModel): Promise<number> {
  const { labels, fragments, sharpness } = model;
  const packed: Record<string, unknown> = { format: FORMAT, labels, fragments, sharpness };
  for (const name of Object.keys(arrays) as (keyof typeof arrays)[]) {
    const { buffer, byteOffset, byteLength } = model[name];
    packed[name] = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  }
  const content = await promisify(gzip)(JSON.stringify(packed));
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, FILE);
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
  return content.byteLength;
}

/** Reads the model in a folder. Throws `text.noModel` and `text.badModel`. */
export async function readModel(folder: string): Promise<KeptModel> {
  const file = path.join(folder, FILE);
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch (cause) {
    const text = { zh: `“${folder}”中没有模型，请先运行 text train`, en: `There is no model in "${folder}": run text train first` };
    throw new Failure('text.noModel', text, 1, { cause });
  }
  try {
    return decode(JSON.parse((await promisify(gunzip)(content)).toString('utf8')));
  } catch (cause) {
    throw new Failure('text.badModel', { zh: `“${file}”不是完好的模型`, en: `"${file}" is not a sound model` }, 1, { cause });
  }
}

function decode(value: unknown): KeptModel {
  const packed = value as Record<keyof KeptModel | 'format', unknown>;
  const { format, labels, fragments, sharpness } = packed;
  if (format !== FORMAT || !areTexts(labels) || !areTexts(fragments) || typeof sharpness !== 'number') throw new TypeError('no model');
  const bytes = (name: keyof typeof arrays): ArrayBuffer => {
    const text = packed[name];
    if (typeof text !== 'string') throw new TypeError(name);
    return Uint8Array.from(Buffer.from(text, 'base64')).buffer;
  };
  const model: KeptModel = {
    ...{ labels, fragments, sharpness },
    rarity: new Float32Array(bytes('rarity')),
    starts: new Uint32Array(bytes('starts')),
    owners: new Uint16Array(bytes('owners')),
    weights: new Float32Array(bytes('weights')),
    bias: new Float32Array(bytes('bias')),
  };
  if (model.starts.length !== fragments.length + 1 || model.weights.length !== model.owners.length) throw new TypeError('sizes');
  return model;
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
