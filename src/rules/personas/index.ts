export { builtInPersonas } from './built-in-personas.ts';
export { PersonaError, parsePanel, parsePersona, personaSchema } from './persona.ts';
