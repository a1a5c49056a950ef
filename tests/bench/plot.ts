import type { BenchSeries } from './scale';

const panel = { width: 360, height: 230, left: 46, right: 14, top: 34, bottom: 40 } as const;
/** Of the lines, in their order: one by colour and by dash. */
const strokes = ['stroke="#2563eb"', 'stroke="#c2410c" stroke-dasharray="5 3"'] as const;
const fills = ['#2563eb', '#c2410c'] as const;

/** Series as one SVG picture, a panel for each, two in a row; readable on a light and on a dark page. */
export function plotSeries(series: readonly BenchSeries[]): string {
  const width = 2 * panel.width;
  const height = Math.ceil(series.length / 2) * panel.height + 28;
  const title = `<title>${escape(series.map(({ what }) => what).join('; '))}</title>`;
  const names = series[0]?.lines.map(({ name }) => name) ?? [];
  const legend = names.map((name, index) => {
    const x = panel.left + index * 190;
    const y = height - 10;
    return (
      `<line x1="${x}" y1="${y - 4}" x2="${x + 24}" y2="${y - 4}" stroke-width="2" ${strokes[index] ?? ''}/>` +
      `<text x="${x + 30}" y="${y}">${escape(name)}</text>`
    );
  });
  const panels = series.map(
    (one, index) =>
      `<g transform="translate(${(index % 2) * panel.width} ${Math.floor(index / 2) * panel.height})">${panelOf(one)}</g>`,
  );
  const attributes = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const ground = `<rect width="${width}" height="${height}" rx="8" fill="#ffffff"/>`;
  const text = 'font-family="system-ui, sans-serif" font-size="12" fill="#374151"';
  return `<svg ${attributes} role="img">${title}${ground}<g ${text}>\n${[...panels, ...legend].join('\n')}\n</g></svg>\n`;
}

function panelOf({ counted, unit, lines }: BenchSeries): string {
  const points = lines.flatMap((line) => line.points);
  const mostX = Math.max(...points.map(([x]) => x));
  const mostY = roundUp(Math.max(...points.map(([, y]) => y)));
  const x = (value: number): string =>
    (panel.left + (value / mostX) * (panel.width - panel.left - panel.right)).toFixed(1);
  const y = (value: number): string =>
    (panel.height - panel.bottom - (value / mostY) * (panel.height - panel.top - panel.bottom)).toFixed(1);
  const rows = [0, mostY / 2, mostY].map(
    (value) =>
      `<line x1="${panel.left}" y1="${y(value)}" x2="${panel.width - panel.right}" y2="${y(value)}" stroke="#d1d5db"/>` +
      `<text x="${panel.left - 6}" y="${Number(y(value)) + 4}" text-anchor="end">${value}</text>`,
  );
  const columns = [...new Set(points.map(([count]) => count))].map(
    (count) => `<text x="${x(count)}" y="${panel.height - panel.bottom + 16}" text-anchor="middle">${count}</text>`,
  );
  const drawn = lines.map(({ points: own }, index) => {
    const path = own.map(([count, cost]) => `${x(count)},${y(cost)}`).join(' ');
    const dots = own.map(
      ([count, cost]) => `<circle cx="${x(count)}" cy="${y(cost)}" r="2.5" fill="${fills[index] ?? ''}"/>`,
    );
    return `<polyline points="${path}" fill="none" stroke-width="2" ${strokes[index] ?? ''}/>${dots.join('')}`;
  });
  const heading = `<text x="${panel.left}" y="18" font-weight="600">${unit} by ${escape(counted)}</text>`;
  return [heading, ...rows, ...columns, ...drawn].join('');
}

/** The next of 1, 2, 4, 6, 10, 20 and so on: what an axis ends with. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 4, 6, 10] as const).find((step) => step * power >= value) ?? 10) * power;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
