import { normalPhone } from '../../domain/access/normal-caller.ts';

/** The number as gateways take it, or undefined when it is no number of a mobile phone: a landline gets no text message. */
export function mobileNumber(phone: string): string | undefined {
  const number = normalPhone(phone);
  return /^1[3-9]\d{9}$/u.test(number) ? number : undefined;
}
