// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// npm's soap asks what the manual shows (../handleiding.json: 3.3 and 3.6 as printed) and every question of the catalogue of
// test persons (ISI_VRAGEN, made by `isi-admin sandbox docs --json`).
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const test = require('node:test');

try {
  require.resolve('soap');
} catch {
  console.error('soap_test: the npm package soap is not there; run tools/install-node-packages');
  process.exit(77);
}
const { Client } = require('./soap_client');

const manual = JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'handleiding.json'), 'utf8'));
const questions = JSON.parse(fs.readFileSync(process.env.ISI_VRAGEN, 'utf8')).vragen;

const clients = new Map();
const client = (name) => {
  if (!clients.has(name)) clients.set(name, Client.make(name));
  return clients.get(name);
};
// The package gives one item as itself and none as nothing.
const list = (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
const printedDate = (date) => (date ? date.split('-').reverse().join('-') : '');

const printedPerson = (p) => [p.bsn, p.aNummer ?? '', p.voornamen ?? '', p.voorvoegsels ?? '', p.achternaam ?? '',
  printedDate(p.geboortedatum), p.geslacht.omschrijving, p.herkomst.omschrijving, printedDate(p.datumOverlijden),
  p.signaalAanwezig ? 'Ja' : 'Nee'];
const printedSignal = (s) => [s.status.omschrijving, s.bsn, s.aNummer ?? '', s.achternaam ?? '', s.signaalcode,
  s.omschrijving, printedDate(s.datumSignaal)];

test('the list of found persons, as printed (3.3)', async () => {
  const { answer } = await (await client('gemeente-groningen')).ask('zoekPersonen', {
    gemeentecode: '0014', wet: 'WI2007', geboortedatumVanaf: '1966-04-04', geboortedatumTotEnMet: '1970-04-04',
  });
  assert.deepStrictEqual(list(answer.personen.persoon).map(printedPerson), manual.gevondenPersonen.rijen);
  assert.strictEqual(Number(answer.totaal), 13);
});

test('the list of found signals, as printed, and all its pages (3.6)', async () => {
  const expected = manual.gevondenSignalen;
  const groningen = await client('gemeente-groningen');
  const pages = [];
  let peilmoment;
  do {
    const { answer } = await groningen.ask('zoekSignalen', {
      gemeentecode: '0014', wet: 'WI2007', statussen: { status: ['NIEUW', 'IN_BEHANDELING'] }, pagina: pages.length + 1,
      ...(peilmoment ? { peilmoment } : {}),
    });
    assert.strictEqual(Number(answer.totaal), expected.aantal);
    assert.strictEqual(Number(answer.aantalNietAfgehandeld), expected.aantal);
    peilmoment = answer.peilmoment;
    pages.push(list(answer.signalen && answer.signalen.signaal));
  } while (pages[pages.length - 1].length > 0);
  pages.pop();
  assert.strictEqual(pages.length, expected.paginas);
  assert.deepStrictEqual(pages[0].map(printedSignal), expected.rijen);
  assert.strictEqual(new Set(pages.flat().map((s) => String(s.signaalId))).size, expected.aantal);
});

// The value at `where` as the catalogue writes it: codes without their text, "-" for what is not there.
function find(answer, where) {
  let node = answer;
  for (const name of where.split('.')) {
    if (name === '#') return String(list(node).length);
    if (node === undefined || node === null) return where.endsWith('#') ? '0' : '-';
    node = /^\d+$/.test(name) ? list(node)[Number(name)] : node[name];
  }
  if (node && typeof node === 'object' && 'code' in node) node = node.code;
  if (node instanceof Date) node = node.toISOString().slice(0, 10);
  return node === undefined || node === null ? '-' : String(node);
}

async function outcome(question) {
  try {
    const { answer, raw } = await (await client(question.door)).ask(question.operatie,
      { gemeentecode: question.gemeentecode, ...question.velden });
    if (!answer.requestGoedgekeurd) return [list(answer.foutmelding)[0].foutcode, answer];
    if (/<(\w+:)?nietsGevonden/.test(raw)) return ['niets', answer];
    return [question.operatie.startsWith('zoek') ? 'lijst' : 'gevonden', answer];
  } catch (error) {
    const fault = error.root && error.root.Envelope && error.root.Envelope.Body.Fault;
    if (fault) return [String(fault.faultcode).replace(/^.*:/, '')];
    if (error.response && error.response.status === 503) {
      assert.ok(Number(error.response.headers['retry-after']) > 0);
      return ['HTTP 503'];
    }
    if (['ECONNRESET', 'ERR_BAD_RESPONSE', 'ECONNABORTED'].includes(error.code) && !error.root) return ['verbroken'];
    throw error;
  }
}

test('every question of the catalogue has its answer', async (t) => {
  assert.ok(questions.length > 100);
  for (const question of questions) {
    await t.test(JSON.stringify(question), async () => {
      const started = process.hrtime.bigint();
      const [got, answer] = await outcome(question);
      const waited = Number(process.hrtime.bigint() - started) / 1e6;
      assert.strictEqual(got, question.geeft);
      const found = {};
      for (const where of Object.keys(question.verwacht)) found[where] = find(answer, where);
      assert.deepStrictEqual(found, question.verwacht);
      assert.ok(waited >= (question.minstensMs ?? 0));
    });
  }
});
