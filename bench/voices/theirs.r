# The same reading by R's survey: Rscript theirs.r FOLDER N WHAT WAY
# WHAT: means (40 raked means), one (one raked mean), area (one item by area). WAY: rake or calibrate.
suppressMessages({library(survey); library(jsonlite)})
arg <- commandArgs(TRUE); folder <- arg[1]; n <- as.integer(arg[2]); what <- arg[3]; way <- arg[4]; targets <- fromJSON(arg[5])
seconds <- list(); wall <- list()
timed <- function(name, e) { t <- system.time(v <- eval(e)); seconds[[name]] <<- t[["user.self"]] + t[["sys.self"]]; wall[[name]] <<- t[["elapsed"]]; v }
col <- function(name) readBin(file.path(folder, paste0(name, ".f64")), "double", n)
names <- paste0("item", seq_len(if (what == "means") 40 else 1))
d <- timed("load", quote({ l <- lapply(c("weight","region","school","area","gender","age", names), col); base::names(l) <- c("weight","region","school","area","gender","age", names); as.data.frame(l) }))
for (k in c("region","gender","age")) d[[k]] <- factor(d[[k]])
pop <- function(k) { x <- data.frame(levels(d[[k]]), Freq=targets[[k]] * n); base::names(x)[1] <- k; x }
des <- timed("design", quote(svydesign(~school, strata=~region, data=d, weights=~weight)))
pops <- list(pop("gender"), pop("age"), pop("region"))
rk <- timed("rake", quote(
  if (way == "rake") rake(des, list(~gender, ~age, ~region), pops, control=list(maxit=200, epsilon=1e-9, verbose=FALSE))
  else calibrate(des, list(~gender, ~age, ~region), population=pops, calfun="raking", epsilon=1e-11, maxit=100)))
o <- if (what == "area") { m <- timed("oneByArea", quote(svyby(~item1, ~area, rk, svymean))); list(areaMean=unname(coef(m)), areaError=unname(SE(m))) } else
  { m <- timed("means", quote(svymean(reformulate(names), rk))); list(mean=unname(coef(m)), error=unname(SE(m))) }
peak <- as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value=TRUE))) / 1024
cat(toJSON(list(seconds=seconds, wall=wall, megabytes=peak, figures=lapply(o, I)), digits=I(15), auto_unbox=TRUE))
