/**
 * Stands in for the build tool's content-script context (see wxt.config.ts). The original raises an event on every page
 * that carries this installation's extension id, and keeps a listener there; the relay needs neither, and no page may
 * recognise an installation (V4).
 */
export class ContentScriptContext {}
