/** A value of a request body; the texts in it may hold placeholders. */
export type BodyTemplate = string | number | boolean | null | readonly BodyTemplate[] | { readonly [name: string]: BodyTemplate };

/**
 * How an SMS gateway is spoken to over HTTP, so that any provider fits. Texts may hold `{to}`, `{text}`, `{id}` (the same at every try),
 * `{secret}`, `{seconds}` and `{milliseconds}` (the time since 1970).
 */
export type SmsGateway = {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** How the fields of `body` are sent: as JSON, as a form, or in the address. */
  readonly format: 'json' | 'form' | 'query';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyTemplate;
  /** A keyed digest in a header; `over` may also hold `{body}`, the body as it is sent. */
  readonly signature: {
    readonly header: string;
    readonly algorithm: 'sha256' | 'sha512' | 'sha1';
    readonly encoding: 'hex' | 'base64';
    readonly prefix: string;
    readonly over: string;
  } | null;
  /** What an accepted message looks like. */
  readonly success: {
    /** Empty: any status from 200 to 299. */
    readonly statuses: readonly number[];
    /** JSON pointer to the gateway's own verdict; null when the status says all. */
    readonly pointer: string | null;
    readonly equals: readonly string[];
  };
  /** Verdicts after which the message is tried again later. */
  readonly temporary: readonly string[];
  /** JSON pointer to the gateway's name for the message. */
  readonly reference: string | null;
  readonly timeoutMs: number;
  readonly parallel: number;
  readonly perSecond: number;
};

/** The placeholders of a gateway's texts. */
export const gatewayPlaceholders = ['to', 'text', 'id', 'secret', 'seconds', 'milliseconds'] as const;
