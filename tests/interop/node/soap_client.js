// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A client as a vendor makes it with npm's soap: made from the served ?wsdl, over mutual TLS, the key in a UsernameToken, the
// envelope filled in.
const crypto = require('crypto');
const fs = require('fs');
const https = require('https');
const path = require('path');
const soap = require('soap');

const SANDBOX = process.env.ISI_SANDBOX;
const URL = process.env.ISI_URL;

const text = (...parts) => fs.readFileSync(path.join(...parts), 'utf8');
const oin = (file) => /^oin *= *"([^"]+)"/m.exec(text(file))[1];

class Client {
  static async make(name) {
    const folder = path.join(SANDBOX, 'clients', name);
    const agent = new https.Agent({
      ca: text(SANDBOX, 'ca.crt'), cert: text(folder, 'client.crt'), key: text(folder, 'client.key'), keepAlive: true,
    });
    const made = new Client();
    made.sender = oin(path.join(folder, 'organisatie.toml'));
    made.gateway = oin(path.join(SANDBOX, 'gateway.toml'));
    made.soap = await soap.createClientAsync(`${URL}?wsdl`, { wsdl_options: { httpsAgent: agent } });
    // The package takes one security: this one is the token in the message and the certificate in the connection.
    const token = new soap.WSSecurity(text(folder, 'applicatiesleutel').trim(), text(folder, 'wachtwoord').trim(),
      { passwordType: 'PasswordText', hasTimeStamp: false, hasTokenCreated: false, hasNonce: false });
    token.addOptions = (options) => { options.httpsAgent = agent; };
    made.soap.setSecurity(token);
    made.operations = made.soap.describe().IsiCvs_v1.IsiCvs_v1_Port;
    return made;
  }

  // {answer, raw}; rejects with what the package gives. It writes fields in the order that they come, and the contract's
  // elements have an order: the description of the operation tells it.
  async ask(operation, fields) {
    const all = {
      identificatiecodeBedrijfsdocument: crypto.randomUUID(), verzendendeInstantie: this.sender,
      ontvangendeInstantie: this.gateway, datumTijdBedrijfsdocument: `${new Date().toISOString().slice(0, 19)}Z`, ...fields,
    };
    const message = {};
    for (const name of Object.keys(this.operations[operation].input)) if (name in all) message[name] = all[name];
    for (const name of Object.keys(all)) if (!(name in message)) throw new Error(`${operation} has no element ${name}`);
    const [answer, raw] = await this.soap[`${operation}Async`](message, { timeout: 20000 });
    if (answer.identificatiecodeBedrijfsdocument !== message.identificatiecodeBedrijfsdocument)
      throw new Error("the answer carries another document's id");
    return { answer, raw };
  }
}

module.exports = { Client };
