import { maskPhone } from '../../domain/access/mask.ts';
import type { CityId, UnitCode, UserId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { MessageChannelKind } from '../../domain/vocabulary/messages.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { AccountStore } from '../accounts/ports.ts';
import type { Ids, Profiles, TimeSource } from '../ports.ts';
import { mobileNumber } from './mobile-number.ts';
import type { ContactPoint, ContactPoints, Holder } from './ports.ts';

/** What keeping contact points needs. */
export type ContactPorts = {
  readonly contacts: ContactPoints;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly accounts: Pick<AccountStore, 'list'>;
  readonly ids: Ids;
  readonly time: TimeSource;
};

/** An address of a unit (by code), of a member of staff (by login), or of the centre (neither). */
export type ContactWish = {
  readonly city: CityId;
  readonly unit: string | null;
  readonly login: string | null;
  readonly channel: MessageChannelKind;
  readonly address: string;
};

/** A contact point as lists show it: the address masked, the member of staff by login. */
export type ContactLine = {
  readonly holder: Holder['kind'];
  readonly unit: UnitCode | null;
  readonly login: string | null;
  readonly channel: MessageChannelKind;
  readonly address: string;
};

type Kept<Value> = Result<Value, Refusal<RefusalCode>>;

const LONGEST_MAIL = 254;

/** Adds an address; one that the holder has already stays as it is. */
export async function addContact(ports: ContactPorts, wish: ContactWish): Promise<Kept<true>> {
  const read = await readWish(ports, wish);
  if (!read.ok) return read;
  const { holder, address } = read.value;
  const point: ContactPoint = { id: ports.ids.uuid(), holder, channel: wish.channel };
  await ports.contacts.add(wish.city, point, address, ports.time.now());
  return ok(true);
}

/** Removes an address. */
export async function removeContact(ports: ContactPorts, wish: ContactWish): Promise<Kept<true>> {
  const read = await readWish(ports, wish);
  if (!read.ok) return read;
  const removed = await ports.contacts.remove(wish.city, read.value.holder, wish.channel, read.value.address);
  return removed ? ok(true) : refused('CONTACT_UNKNOWN');
}

/** Who can be reached where, addresses masked. */
export async function listContacts(ports: Pick<ContactPorts, 'contacts' | 'accounts'>, city: CityId): Promise<readonly ContactLine[]> {
  const [points, accounts] = [await ports.contacts.list(city), await ports.accounts.list(city)];
  const logins = new Map(accounts.map(({ userId, login }) => [userId, login]));
  return points.map(({ holder, channel, address }) => ({
    holder: holder.kind,
    unit: holder.kind === 'unit' ? holder.unit : null,
    login: holder.kind === 'account' ? (logins.get(holder.user) ?? holder.user) : null,
    channel,
    address: channel === 'sms' ? maskPhone(address) : address.replace(/^(.).*(?=@)/u, '$1***'),
  }));
}

async function readWish(
  { profiles, accounts, time }: ContactPorts,
  { city, unit, login, channel, address }: ContactWish,
): Promise<Kept<{ readonly holder: Holder; readonly address: string }>> {
  const sound = channel === 'sms' ? mobileNumber(address) : mailAddress(address);
  if (sound === undefined) return refused('CONTACT_INVALID', { channel });
  if (login !== null) {
    const account = (await accounts.list(city)).find((candidate) => candidate.login === login);
    return account === undefined
      ? refused('REFERENCE_UNKNOWN', { field: 'login', code: login })
      : ok({ holder: byAccount(account.userId), address: sound });
  }
  if (unit === null) return ok({ holder: { kind: 'centre' }, address: sound });
  const known = (await profiles.at(city, time.now())).profile.units.get(unit as UnitCode);
  if (known === undefined) return refused('REFERENCE_UNKNOWN', { field: 'unit', code: unit });
  return ok({ holder: { kind: 'unit', unit: known.code }, address: sound });
}

function byAccount(user: UserId): Holder {
  return { kind: 'account', user };
}

/** One address, as mail servers take it; no list, no name around it. */
function mailAddress(text: string): string | undefined {
  const address = text.trim();
  const sound = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(address);
  return sound && address.length <= LONGEST_MAIL ? address : undefined;
}

function refused(code: RefusalCode, params: Refusal['params'] = {}): Result<never, Refusal<RefusalCode>> {
  return fail({ code, rule: 'S-2', params });
}
