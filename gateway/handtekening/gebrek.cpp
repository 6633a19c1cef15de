// SPDX-License-Identifier: GPL-3.0-or-later
#include "handtekening.hpp"

namespace isi::handtekening {

// A switch without default: a new Gebrek without a sentence does not compile.
std::string_view tekst(Gebrek gebrek) {
    switch (gebrek) {
        case Gebrek::onleesbaar:
            return "het bericht is geen XML zonder DOCTYPE";
        case Gebrek::omslag:
            return "de Envelope bestaat niet uit een Header en één Body";
        case Gebrek::security_dubbel:
            return "er is meer dan één wsse:Security voor deze ontvanger";
        case Gebrek::handtekening_dubbel:
            return "er is meer dan één ds:Signature in wsse:Security";
        case Gebrek::vorm_handtekening:
            return "ds:Signature bestaat niet uit SignedInfo, SignatureValue en KeyInfo";
        case Gebrek::vorm_signedinfo:
            return "ds:SignedInfo bevat iets anders dan de twee methoden en de verwijzingen";
        case Gebrek::vorm_verwijzing:
            return "een ds:Reference bevat iets anders dan Transforms, DigestMethod en DigestValue";
        case Gebrek::canonisering:
            return "de canonisering is niet exclusive C14N zonder commentaar";
        case Gebrek::algoritme:
            return "het algoritme van de handtekening is niet toegestaan";
        case Gebrek::digest_algoritme:
            return "het algoritme van een digest is niet toegestaan";
        case Gebrek::sha1:
            return "SHA-1 is niet toegestaan voor deze organisatie";
        case Gebrek::transformatie:
            return "een ds:Reference heeft niet precies één transformatie, exclusive C14N";
        case Gebrek::te_veel_voorvoegsels:
            return "een PrefixList is te lang";
        case Gebrek::te_veel_verwijzingen:
            return "er zijn meer dan acht verwijzingen";
        case Gebrek::verwijzing_uri:
            return "een ds:Reference wijst niet met #Id naar dit bericht";
        case Gebrek::id_onbekend:
            return "geen element heeft de wsu:Id waarnaar wordt verwezen";
        case Gebrek::id_dubbel:
            return "een Id waarnaar wordt verwezen komt vaker voor";
        case Gebrek::id_plaats:
            return "een ondertekend element staat niet op een plaats die gelezen wordt";
        case Gebrek::body_niet_gedekt:
            return "de handtekening dekt de soap:Body niet";
        case Gebrek::sleutelverwijzing:
            return "ds:KeyInfo verwijst niet rechtstreeks naar één wsse:BinarySecurityToken";
        case Gebrek::token_soort:
            return "het BinarySecurityToken is geen X509v3 of X509PKIPathv1 in base64";
        case Gebrek::token_te_groot:
            return "het BinarySecurityToken is te groot";
        case Gebrek::token_onleesbaar:
            return "het BinarySecurityToken bevat geen leesbaar certificaat";
        case Gebrek::keten_te_lang:
            return "de keten in het BinarySecurityToken is te lang";
        case Gebrek::certificaat_anders:
            return "het certificaat in het bericht is niet dat van de TLS-verbinding";
        case Gebrek::sleutel_te_zwak:
            return "de sleutel is geen RSA van 2048 bits of meer en geen P-256, P-384 of P-521";
        case Gebrek::sleutel_past_niet:
            return "het algoritme van de handtekening past niet bij de sleutel";
        case Gebrek::tijdstempel_dubbel:
            return "er is meer dan één wsu:Timestamp";
        case Gebrek::tijdstempel_vorm:
            return "de wsu:Timestamp heeft geen Created, of geen tijd met tijdzone";
        case Gebrek::tijdstempel_toekomst:
            return "de wsu:Timestamp begint in de toekomst";
        case Gebrek::tijdstempel_verlopen:
            return "de wsu:Timestamp is verlopen";
        case Gebrek::digest_onjuist:
            return "een ondertekend element is na het ondertekenen veranderd";
        case Gebrek::waarde_onjuist:
            return "de handtekening is niet met deze sleutel over deze SignedInfo gezet";
        case Gebrek::onverwerkbaar:
            return "de handtekening kan niet worden verwerkt";
    }
    return {};
}

}  // namespace isi::handtekening
