/** Sections 5.4 to 5.7: what texts of the typed operators mean. undefined: not of the type. */

/** PL-165: sign, digits and fraction, scaled to one integer with 40 decimals. */
export function decimal(text: string): bigint | undefined {
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const scaled = BigInt(whole + fraction.padEnd(40, '0'));
  return sign === '-' ? -scaled : scaled;
}

/** PL-170 to PL-174: nanoseconds since 1970. */
export function instant(text: string): bigint | undefined {
  if (!/[-Tt]/.test(text))
    return /^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n ? BigInt(text) * 10n ** 9n : undefined;
  const day = /^([+-]?\d{4,9})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (day) return midnight(day[1] ?? '', day[2] ?? '01', day[3] ?? '01');
  const whole =
    /^([+-]?\d{4,9})-(\d\d)-(\d\d)[Tt](\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:[Zz]|([+-])(\d\d)(?::(\d\d))?)?$/.exec(
      text,
    );
  if (!whole) return undefined;
  const [, year = '', month = '', date = '', hour, minute, second = 0, fraction = '', sign, zone = 0, zoneMinute = 0] =
    whole;
  const start = midnight(year, month, date);
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (start === undefined || !isTime || Number(zone) > 23 || Number(zoneMinute) > 59) return undefined;
  const offset = (Number(zone) * 60 + Number(zoneMinute)) * (sign === '-' ? -60 : 60);
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset;
  return start + BigInt(seconds) * 10n ** 9n + BigInt(fraction.padEnd(9, '0'));
}

/** The calendar repeats every 400 years; inside those the platform's own calendar counts. */
function midnight(year: string, month: string, date: string): bigint | undefined {
  const cycles = Math.floor((Number(year) - 2000) / 400);
  const probe = new Date(Date.UTC(Number(year) - cycles * 400, Number(month) - 1, Number(date)));
  if (probe.getUTCMonth() !== Number(month) - 1 || probe.getUTCDate() !== Number(date)) return undefined;
  return (BigInt(probe.getTime()) + BigInt(cycles) * 146_097n * 86_400_000n) * 1_000_000n;
}

/** PL-183 to PL-188: the address as `4:` or `6:` and its bits. */
export function addressBits(text: string): string | undefined {
  if (!text.includes(':')) {
    const bits = octets(text);
    return bits === undefined ? undefined : `4:${bits}`;
  }
  const [, head = '', tail = ''] = /^(.*?)((?:\d+\.){3}\d+)?$/s.exec(text) ?? [];
  const embedded = tail === '' ? '' : octets(tail);
  if (embedded === undefined) return undefined;
  const groups = tail === '' ? head : `${head}${hex(embedded.slice(0, 16))}:${hex(embedded.slice(16))}`;
  const halves = groups.split('::');
  if (halves.length > 2) return undefined;
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const zeros = 8 - before.length - after.length;
  if (halves.length === 2 ? zeros < 1 : zeros !== 0) return undefined;
  const all = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return `6:${all.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('')}`;
}

function octets(text: string): string | undefined {
  const all = text.split('.');
  const areOctets = all.length === 4 && all.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256);
  return areOctets ? all.map((octet) => Number(octet).toString(2).padStart(8, '0')).join('') : undefined;
}

function hex(bits: string): string {
  return parseInt(bits, 2).toString(16);
}

export function inRange(request: string, range: string): boolean {
  const bits = addressBits(request)?.replace(/^6:0{80}1{16}(?=.{32}$)/, '4:');
  const [, text = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/s.exec(range) ?? [];
  const network = addressBits(text);
  if (bits === undefined || network === undefined) return false;
  const length = Number(prefix ?? network.length - 2);
  return (
    length <= network.length - 2 && bits.startsWith(network.slice(0, 2 + length)) && bits.length === network.length
  );
}

/** PL-181 */
export function bytes(text: string): string | undefined {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
  return isBase64 ? Buffer.from(text, 'base64').toString('hex') : undefined;
}
