package org.jieban.organisation;

/**
 * What an import changed; lines that say what was there already count nowhere.
 *
 * @param created units that are new
 * @param updated units that changed
 * @param ended of those that changed, units that got an end
 */
public record ImportCount(int created, int updated, int ended) {}
