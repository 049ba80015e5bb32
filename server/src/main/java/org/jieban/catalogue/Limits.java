package org.jieban.catalogue;

import org.jieban.calendar.Limit;

/** How long the unit in charge has to sign (签收), to contact the citizen (首次联系) and to reply (反馈). */
public record Limits(Limit sign, Limit contact, Limit feedback) {}
