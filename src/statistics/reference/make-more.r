# What R says of respondents.csv in the harder cases (more.json): unequal weights, missing answers, groups, calibration,
# finite populations, strata of one cluster, waves; and a grid of its distribution functions.
# Run: Rscript make-more.r   (Debian: r-base-core, r-cran-survey, r-cran-mass, r-cran-jsonlite)
suppressMessages({library(survey); library(jsonlite)})
d <- read.csv("respondents.csv"); n <- nrow(d)
d$w <- 1 + (d$id %% 5) / 2; d$N <- 20
d$some <- ifelse(d$id %% 7 == 0, NA, d$confidence); d$told <- ifelse(d$id %% 3 == 0, NA, d$knows)
cl <- svydesign(~school, strata=~locality, data=d, weights=~w, nest=TRUE)
both <- function(m) list(mean=coef(m)[[1]], se=SE(m)[[1]])
groups <- function(m, item) list(group=as.character(m[[1]]), mean=unname(coef(m)), se=unname(SE(m)))
beta <- svyciprop(~told, subset(cl, !is.na(told)), method="beta")
cal <- calibrate(cl, list(~gender, ~age_band), calfun="raking", epsilon=1e-13, maxit=200,
  population=list(data.frame(gender=c("boy","girl","other"),Freq=c(5100,4800,100)), data.frame(age_band=c("10-13","14-17"),Freq=c(4900,5100))))
fin <- svydesign(~school, strata=~locality, data=d, weights=~w, fpc=~N, nest=TRUE)
options(survey.lonely.psu="adjust")
few <- subset(d, locality != "north" | school == min(school[locality == "north"]))
lonely <- svydesign(~school, strata=~locality, data=few, weights=~w, nest=TRUE)
waves <- svyby(~knows, ~wave, cl, svymean, covmat=TRUE)
# The same people twice: a second answer that often is the first.
again <- rbind(data.frame(id=d$id, wave=1, y=d$knows), data.frame(id=d$id, wave=2, y=ifelse(d$id %% 4 == 0, 1, d$knows)))
panel <- svyby(~y, ~wave, svydesign(~id, data=again, weights=rep(1, nrow(again))), svymean, covmat=TRUE)
t <- svychisq(~told+gender, cl, statistic="F")
diff <- function(m) both(svycontrast(m, c(-1, 1)))
grid <- function(...) expand.grid(..., KEEP.OUT.ATTRS=FALSE)
b <- grid(a=c(.05,.5,1,2.5,20,300.7,5000,2.5e5), b=c(.5,1,3.3,40,700,1e4,1e6), q=c(1e-6,.025,.3,.8,.975)); b$x <- qbeta(b$q,b$a,b$b); b <- b[b$x < .9 & b$x > 1e-200,]
tt <- grid(df=c(1,1.5,5.5,28,300,1e5), q=c(.6,.9,.975,.9999999)); tt$x <- qt(tt$q,tt$df)
f <- grid(a=c(.3,1,1.98,30.5), b=c(2,28,55.5,1e4), x=c(.01,.5,4.18,20)); f$p <- pf(f$x,f$a,f$b,lower.tail=FALSE)
x <- grid(k=c(.5,1,5.5,30,400), x=c(.01,3,20,90,500)); x$p <- pchisq(x$x,x$k,lower.tail=FALSE)
z <- data.frame(q=c(1e-300,1e-20,.001,.025,.3,.8,.975,.99999999)); z$x <- qnorm(z$q)
write(toJSON(list(
  weighted=both(svymean(~confidence, cl)), missing=both(svymean(~some, cl, na.rm=TRUE)),
  beta_missing=list(p=as.numeric(beta), lo=attr(beta,"ci")[[1]], hi=attr(beta,"ci")[[2]]),
  by_gender=groups(svyby(~knows, ~gender, cl, svymean)), by_gender_missing=groups(svyby(~some, ~gender, cl, svymean, na.rm=TRUE)),
  calibrated=both(svymean(~confidence, cal)), calibrated_by_vignette=groups(svyby(~some, ~vignette, cal, svymean, na.rm=TRUE)),
  calibrated_weight_1=weights(cal)[[1]], finite=both(svymean(~confidence, fin)), lonely=both(svymean(~confidence, lonely)),
  waves=diff(waves), panel=diff(panel), chisq=list(F=unname(t$statistic), ndf=unname(t$parameter[1]), ddf=unname(t$parameter[2]), p=unname(t$p.value)),
  beta=b, t=tt, f=f, chi=x, z=z), digits=I(15), auto_unbox=TRUE), "more.json")
