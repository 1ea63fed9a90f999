/// What a site embeds: the widget's look, and the snippet that brings it.
package dev.causerie.widget;
