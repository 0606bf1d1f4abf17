import { type Contract, fieldsOf, isExternal } from './contract.ts';
import { ownLabels } from './labels.ts';

/** Names under which data that identifies or reaches a person usually goes. */
const personalName =
  /^(e?mail|emails|emailAddress|phone|phones|phoneNumber|mobile|fax|birth(Date|day|Year|Place)|dateOf(Birth|Death)|(street|postal|home)?Address|address(es|Lines)?|street|lines|city|region|postalCode|zip(Code)?|(first|last|given|family|full|maiden|middle|legal)Name|ssn|taxId|passport\w*|national(Id|ity)|gender|sex|photo|avatar|iban|(latitude|longitude)|ipAddress|userAgent)$/i;

/** Fields with such a name that are nobody's person's, by whom they belong to; each with its reason. */
export const notPersonal: Readonly<Record<string, string>> = {
  'Location.addressLines': 'the place of a practice is public',
  'Location.city': 'the place of a practice is public',
  'Location.region': 'the place of a practice is public',
  'Location.postalCode': 'the place of a practice is public',
  'Location.latitude': 'the place of a practice is public',
  'Location.longitude': 'the place of a practice is public',
  'Place.postalCode': 'a row of a gazetteer',
  'Place.region': 'a row of a gazetteer',
  'Place.latitude': 'a row of a gazetteer',
  'Place.longitude': 'a row of a gazetteer',
  'FirstLocation.address': 'the place of a practice is public',
  'FirstLocation.latitude': 'the place of a practice is public',
  'FirstLocation.longitude': 'the place of a practice is public',
};

/** Fields that are named like personal data and carry no @personal, unless they stand above. */
export function personalDataIsLabelled(contract: Contract): string[] {
  return fieldsOf(contract).flatMap(({ type, field, name }) => {
    if (!personalName.test(field.name.value) || isExternal(field) || Object.hasOwn(notPersonal, name)) return [];
    return ownLabels(contract, type, field).personal
      ? []
      : [`${name} is named like personal data and has no @personal: label it, or say in personal-names.ts why it is nobody's`];
  });
}
