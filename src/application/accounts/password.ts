import { hash, verify } from '@node-rs/argon2';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane; some 30 ms of one core. */
export const ARGON2_OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// No password is known for it: checking against it takes the time that a real check takes.
export const DECOY_HASH = '$argon2id$v=19$m=19456,t=2,p=1$RXB3bWCApcyUwYewWQlNfg$k3YTjSwPACPQCtB8qb12jYNUVUwB35p0H7C5ch0cElQ';

/** The argon2id hash of a password, with its own salt, as a PHC string. Runs beside the event loop. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), ARGON2_OPTIONS);
}

/** Whether the password belongs to the hash. Without a hash (unknown login) it takes as long and answers no. */
export async function passwordFits(password: string, passwordHash: string | undefined): Promise<boolean> {
  const fits = await verify(passwordHash ?? DECOY_HASH, normalise(password));
  return fits && passwordHash !== undefined;
}

/** One spelling for what different keyboards and input methods send for the same characters. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}
