package org.jieban.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What passed between unit and citizen: invitations, acceptance on site, conferences, the panel. */
public final class Care {

    private CareFact.@Nullable MeetingOffered offer;
    private CareFact.@Nullable OfferAnswered answer;
    private CareFact.@Nullable SiteChecked siteCheck;
    private CareFact.@Nullable ConferenceCalled conferenceCalled;
    private CareFact.@Nullable ConferenceHeld conclusion;
    private CareFact.@Nullable UnreasonableAsked unreasonableAsked;
    private List<String> foundReasonable = List.of();
    private int offers;

    Care() {}

    void apply(CareFact fact, Instant at, CaseFile file) {
        switch (fact) {
            case CareFact.MeetingOffered offered -> {
                offer = offered;
                answer = null;
                offers++;
            }
            case CareFact.OfferAnswered answered -> {
                answer = answered;
                file.meetingAnswered(answered.answer());
            }
            case CareFact.SiteChecked checked -> siteCheck = checked;
            case CareFact.ConferenceCalled called -> conferenceCalled = called;
            case CareFact.ConferenceHeld held -> {
                conferenceCalled = null;
                conclusion = held;
            }
            case CareFact.UnreasonableAsked asked -> unreasonableAsked = asked;
            case CareFact.FoundUnreasonable ignored -> unreasonableAsked = null;
            case CareFact.FoundReasonable found -> {
                unreasonableAsked = null;
                foundReasonable = CaseFile.with(foundReasonable, found.reason());
            }
        }
    }

    /** A new round needs a new look on site and a new invitation. */
    void beginAnew() {
        offer = null;
        answer = null;
        siteCheck = null;
    }

    /** A reply that went back has to be looked at again. */
    void rejected() {
        siteCheck = null;
    }

    /** 见面邀请 of this round, the newest. */
    public Optional<CareFact.MeetingOffered> offer() {
        return Optional.ofNullable(offer);
    }

    /** What the citizen said to it. */
    public Optional<CareFact.OfferAnswered> answer() {
        return Optional.ofNullable(answer);
    }

    /** 现场验收 of the reply that waits for acceptance. */
    public Optional<CareFact.SiteChecked> siteCheck() {
        return Optional.ofNullable(siteCheck);
    }

    /** 会商 that was called and not held yet. */
    public Optional<CareFact.ConferenceCalled> conferenceCalled() {
        return Optional.ofNullable(conferenceCalled);
    }

    /** 会商结论, the newest; it binds the reply. */
    public Optional<CareFact.ConferenceHeld> conclusion() {
        return Optional.ofNullable(conclusion);
    }

    /** 申请不合理诉求认定 that the panel has not decided yet. */
    public Optional<CareFact.UnreasonableAsked> unreasonableAsked() {
        return Optional.ofNullable(unreasonableAsked);
    }

    /** Why the panel found the request reasonable, each time it was asked. */
    public List<String> foundReasonable() {
        return foundReasonable;
    }

    int nextOffer() {
        return offers + 1;
    }
}
