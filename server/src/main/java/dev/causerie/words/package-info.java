/// What the widget says by itself, in each language, and what sites say instead.
package dev.causerie.words;
