/** A line of the log for people: time, level, what happened, then the rest as `name=value`. */
export function readableLine(json: string): string {
  const { time, level, msg, pid: _pid, ...rest } = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const fields = Object.entries(rest).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${[msg, ...fields].join(' ')}\n`;
}
