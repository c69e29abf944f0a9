export { AddressGuard, type AddressRefusal, type Resolve } from './address-guard';
export { AllowedEndpoints, type AddressVerdict } from './allowed-endpoints';
