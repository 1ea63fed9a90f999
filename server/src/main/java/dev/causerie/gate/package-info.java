/// Who may come in by a widget, and how much may be done in a while: countries, domains, pace.
package dev.causerie.gate;
