/** Markup with every value escaped; what is markup already says so. */
export interface Html {
  readonly html: string;
}

export const escaped = (s: string): string =>
  s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');

type Value = string | number | Html | readonly Html[] | undefined | false;

const put = (v: Value): string => {
  if (v === undefined || v === false) return '';
  if (typeof v === 'string' || typeof v === 'number') return escaped(String(v));
  return 'html' in v ? v.html : v.map((x) => x.html).join('');
};

export const html = (parts: TemplateStringsArray, ...values: Value[]): Html => ({
  html: parts.reduce((out, p, i) => out + put(values[i - 1]) + p),
});

export function pageOf(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
${body}
</body>
</html>
`.html;
}
