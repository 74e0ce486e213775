// Numbers and texts as they are written short (exporters/_short.py).

const DIGIT = new Uint8Array(128);
for (const [value, sign] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].entries()) DIGIT[sign.charCodeAt(0)] = value;

function numbersIn(text) {
  const found = new Int32Array(text.length);
  let [count, value, shift] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const digit = DIGIT[text.charCodeAt(at)];
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit < 32) { found[count] = value; count += 1; value = 0; shift = 0; }
  }
  return found.subarray(0, count);
}

const signed = (value) => (value & 1 ? -((value + 1) >> 1) : value >> 1);

function stepsIn(text) {
  const found = numbersIn(text);
  for (let at = 0; at < found.length; at += 1) found[at] = signed(found[at]) + (at ? found[at - 1] : 0);
  return found;
}

// Reads one number after the other.
function reader(values, start = 0) {
  let at = start;
  const next = () => { const value = values[at]; at += 1; return value; };
  return { next, many: (count) => Array.from({ length: count }, next), done: () => at >= values.length };
}

function textsIn({ stems, whole, codes }) {
  const parts = stems.map((stem) => stem.split("\u0001"));
  const last = parts.map((pieces) => new Array(pieces.length - 1).fill(0));
  const from = reader(numbersIn(codes));
  const found = [];
  for (let plain = 0; !from.done();) {
    const stem = from.next() - 1;
    if (stem < 0) { found.push(whole[plain]); plain += 1; continue; }
    const [pieces, before] = [parts[stem], last[stem]];
    let text = pieces[0];
    for (let gap = 0; gap < before.length; gap += 1) {
      before[gap] += signed(from.next());
      text += before[gap] + pieces[gap + 1];
    }
    found.push(text);
  }
  return found;
}
