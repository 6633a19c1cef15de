<?php
// SPDX-License-Identifier: GPL-3.0-or-later
// PHP's SoapClient, made from the served ?wsdl, over mutual TLS: the sheet of 004002313 with the manual's values, a
// functional refusal, a typed fault.
declare(strict_types=1);

$sandbox = getenv('ISI_SANDBOX');
$url = getenv('ISI_URL');
$map = "$sandbox/clients/gemeente-groningen";
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';

function oin(string $file): string
{
    preg_match('/^oin *= *"([^"]+)"/m', file_get_contents($file), $m);
    return $m[1];
}

function client(string $wachtwoord): SoapClient
{
    global $sandbox, $url, $map;
    $pem = "$sandbox/php.pem";  // PHP wants certificate and key in one file
    file_put_contents($pem, file_get_contents("$map/client.crt") . file_get_contents("$map/client.key"));
    $context = stream_context_create(['ssl' => ['cafile' => "$sandbox/ca.crt", 'local_cert' => $pem]]);
    $client = new SoapClient("$url?wsdl", ['stream_context' => $context, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
        'cache_wsdl' => WSDL_CACHE_NONE, 'exceptions' => true]);
    $sleutel = trim(file_get_contents("$map/applicatiesleutel"));
    $token = "<s:Security xmlns:s=\"" . WSSE . "\"><s:UsernameToken><s:Username>$sleutel</s:Username>" .
        "<s:Password>$wachtwoord</s:Password></s:UsernameToken></s:Security>";
    $client->__setSoapHeaders(new SoapHeader(WSSE, 'Security', new SoapVar($token, XSD_ANYXML)));
    return $client;
}

function vraag(SoapClient $client, string $operatie, array $velden): object
{
    global $sandbox, $map;
    $uuid = vsprintf('%s%s-%s-4%.3s-8%.3s-%s%s%s', str_split(bin2hex(random_bytes(16)), 4));
    return $client->__soapCall($operatie, [[
        'identificatiecodeBedrijfsdocument' => $uuid,
        'verzendendeInstantie' => oin("$map/organisatie.toml"),
        'ontvangendeInstantie' => oin("$sandbox/gateway.toml"),
        'datumTijdBedrijfsdocument' => gmdate('Y-m-d\TH:i:s\Z'),
    ] + $velden]);
}

function verwacht(string $wat, mixed $gezien, mixed $juist): void
{
    if ($gezien !== $juist) {
        fwrite(STDERR, "php_test: $wat is " . var_export($gezien, true) . ', not ' . var_export($juist, true) . "\n");
        exit(1);
    }
}

$wachtwoord = trim(file_get_contents("$map/wachtwoord"));
$groningen = client($wachtwoord);
$antwoord = vraag($groningen, 'geefPersoon', ['gemeentecode' => '0014', 'wet' => 'WI2007', 'bsn' => '004002313']);
$blad = $antwoord->persoonsblad;
verwacht('requestGoedgekeurd', $antwoord->requestGoedgekeurd, true);
verwacht('naam', $blad->persoon->naam, 'Test GBAV-SAP');
verwacht('bsn', $blad->persoon->bsn, '004002313');
verwacht('geboortedatum', $blad->persoonsgegevens->geboortedatum, '1967-04-04');
verwacht('geboorteplaats', $blad->persoonsgegevens->geboorteplaats, 'Mexico stad');
verwacht('adres betrouwbaar', $blad->persoonsgegevens->indicatieBetrouwbaarAdres, true);
verwacht('nationaliteit 2', isset($blad->persoonsgegevens->nationaliteit2), false);

$geweigerd = vraag($groningen, 'geefPersoon', ['gemeentecode' => '0034', 'wet' => 'WI2007', 'bsn' => '004002313']);
verwacht('foutcode', $geweigerd->foutmelding[0]->foutcode, 'AUT401');

try {
    vraag(client('fout'), 'testVerbinding', ['echo' => 'x']);
    verwacht('a false password', 'answered', 'refused');
} catch (SoapFault $fout) {
    verwacht('faultcode', str_ends_with($fout->faultcode, 'Client.DK0002'), true);
    verwacht('wieHandelt', $fout->detail->Fout->wieHandelt, 'LEVERANCIER');
}
